import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerJudgeCommands } from './conformance/cli.ts';
import { roles } from './conformance/contract/role.ts';
import { credentialsOf } from './conformance/mask.ts';
import type { ShanxiTarget } from './conformance/platforms/shanxi/target.ts';
import type { WuhanTarget } from './conformance/platforms/wuhan/target.ts';
import schema from './conformance/target/target.schema.json' with { type: 'json' };
import { readTarget, type Target } from './conformance/target/target.ts';
import { registerServerCommands } from './server/cli.ts';
import collectSchema from './server/collection/collect.schema.json' with { type: 'json' };
import { readProvider } from './server/collection/config.ts';
import { registerSpecCommands } from './spec/cli.ts';

const pages = ['README.md', 'README.zh-CN.md'];

const secrets = {
  WUHAN_TOKEN: 'a',
  WUHAN_SECOND_TOKEN: 'b',
  WUHAN_GUEST_TOKEN: 'c',
  WUHAN_SLOW_TOKEN: 'd',
  NM_SECRET: 'e',
  NM_SECOND_SECRET: 'f',
  NM_CLOSED_SECRET: 'g',
  SX_ID: 'h',
  SX_PWD: 'i',
  SX_SECOND_ID: 'j',
  SX_SECOND_PWD: 'k',
  SX_CLOSED_ID: 'l',
  SX_CLOSED_PWD: 'm',
  SX_GUEST_ID: 'n',
  SX_GUEST_PWD: 'o',
  SX_LICENCE: 'p',
  SX_OTHER_LICENCE: 'q',
  SX_OLD_LICENCE: 'r',
  SX_BANK_LICENCE: 's',
  TAX_PUBLIC_KEY: '0'.repeat(130).replace('00', '04'),
};

const textOf = (page: string): string => readFileSync(page, 'utf8');

/** The first fenced block of a language that holds a text. */
const block = (page: string, language: string, holding = ''): string => {
  const found = textOf(page).matchAll(/```(\w+)\n([\s\S]*?)```/g);
  return found.find(([, name, text]) => name === language && text?.includes(holding))?.[2] ?? '';
};

/** What a reader makes of a YAML block that stands in a file. */
function read<Value>(text: string, reader: (file: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-readme-'));
  const file = join(folder, 'shown.yaml');
  writeFileSync(file, text);
  try {
    return reader(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(pages)('%s', (page) => {
  const shownTarget = (role: string): Target =>
    read(block(page, 'yaml', `contract: ${role}\n`), (file) => readTarget(file, secrets));

  it.each(roles)('shows a valid target file of %s', (role) => {
    expect(shownTarget(role).contract).toBe(role);
  });

  it.each([
    ['wuhan', /^[a-d]{4}$/],
    ['neimenggu', /^[e-g]{3}$/],
    ['shanxi', /^[h-o]{8}$/],
  ])('takes the secrets of %s from the environment', (role, all) => {
    expect(credentialsOf(shownTarget(role)).join('')).toMatch(all);
  });

  it.each([
    ['shanxi', schema.$defs.shanxi],
    ['shanxi-provider', schema.$defs.shanxiProvider],
  ])('names every key of %s', (role, { properties }) => {
    const shown = block(page, 'yaml', `contract: ${role}\n`);

    for (const key of Object.keys(properties))
      expect(shown).toMatch(new RegExp(`^#? ?${key}:`, 'm'));
  });

  it('shows every fixture that there is', () => {
    const wuhan = shownTarget('wuhan') as WuhanTarget;
    const shanxi = shownTarget('shanxi') as ShanxiTarget;

    expect(wuhan.fixtures?.['queryInvestors']).toHaveProperty('unusual');
    expect(Object.keys(wuhan.fixtures?.['queryInvestors'] ?? {})).toHaveLength(7);
    expect(Object.keys(shanxi.fixtures)).toEqual(
      Object.keys(schema.$defs.shanxiFixtures.properties),
    );
  });

  it('shows a provider to collect from, with every key', () => {
    const shown = block(page, 'yaml', 'providers:');
    const { name } = read(shown, (file) => readProvider(file, 'tax', {}));

    expect(name).toBe('tax');
    for (const key of Object.keys(collectSchema.$defs.provider.properties)) {
      expect(shown).toMatch(new RegExp(`^ {4}(# )?${key}:`, 'm'));
    }
  });

  it('shows a wrong signature that the debugger explains', () => {
    const command = block(page, 'sh', 'qiyue sign').replace('npx qiyue', 'node qiyue.ts --lang en');
    const shell = () => execFileSync('sh', ['-c', command], { stdio: 'pipe' });

    expect(shell).toThrow(expect.objectContaining({ status: 1 }));
    expect(outputOf(shell)).toContain('trailing timestamp');
  });

  it('links only to what exists', () => {
    for (const [, path = ''] of textOf(page).matchAll(/\]\(([^)#]+)\)/g)) {
      expect(existsSync(path), path).toBe(true);
    }
  });

  it('names only targets of the Makefile', () => {
    const makefile = textOf('Makefile');

    for (const [, target] of textOf(page).matchAll(/`?make ([a-z]+)/g)) {
      expect(makefile).toMatch(new RegExp(`^${target}:`, 'm'));
    }
  });

  it('names every command, and every one within it', () => {
    const lines = textOf(page).split('\n');

    for (const command of program.commands) {
      const about = lines.filter((line) => called(command.name()).test(line)).join('\n');
      expect(about, command.name()).not.toBe('');
      for (const inner of command.commands) expect(about).toContain(`\`${inner.name()}\``);
    }
  });

  it('shows only commands and options that there are', () => {
    for (const [, line = ''] of textOf(page).matchAll(/npx qiyue ([^`\n#]+)/g)) {
      const words = line.split(/\s+/);
      const known = commandOf(words).options.map(({ long }) => long);
      const used = words.filter((word) => word.startsWith('--') && word !== '--lang');
      expect(known, line).toEqual(expect.arrayContaining(used));
    }
  });

  it('names every variable that server and collection read', () => {
    const sources = ['server/config.ts', 'server/commands/collect.ts'].map(textOf).join('');

    for (const [variable] of sources.matchAll(/\bQIYUE_[A-Z_]+\b/g)) {
      expect(textOf(page)).toMatch(new RegExp(`^\\|.*\`${variable}\`.*\\|$`, 'm'));
    }
  });
});

/** The commands of the program, as its help has them. */
const program = new Command('qiyue');
registerJudgeCommands(program, ({ en }) => en, 'en');
registerSpecCommands(program, ({ en }) => en, 'en');
registerServerCommands(program, ({ en }) => en);

/** Where a page names a command: as such, or as a target of the Makefile. */
const called = (name: string): RegExp => new RegExp(`\\b(qiyue|make) ${name}\\b`);

/** The command that some words call; throws if there is none. */
function commandOf([first, second]: readonly string[]): Command {
  const command = program.commands.find((one) => one.name() === first);
  if (command === undefined) throw new Error(`there is no command ${first}`);
  if (command.commands.length === 0) return command;
  const inner = command.commands.find((one) => one.name() === second);
  if (inner === undefined) throw new Error(`there is no command ${first} ${second}`);
  return inner;
}

function outputOf(shell: () => Buffer): string {
  try {
    return shell().toString();
  } catch (error) {
    return String((error as { readonly stdout: Buffer }).stdout);
  }
}
