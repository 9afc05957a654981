import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialsOf } from './conformance/mask.ts';
import type { WuhanTarget } from './conformance/platforms/wuhan/target.ts';
import { readTarget, type Target } from './conformance/target.ts';
import { registers } from './generated/requirements.ts';

const pages = ['README.md', 'README.zh-CN.md'];

const secrets = {
  WUHAN_TOKEN: 'a',
  WUHAN_SECOND_TOKEN: 'b',
  WUHAN_GUEST_TOKEN: 'c',
  WUHAN_SLOW_TOKEN: 'd',
  NM_SECRET: 'e',
  NM_SECOND_SECRET: 'f',
  NM_CLOSED_SECRET: 'g',
};

/** The first fenced block of a language that holds a text. */
const block = (page: string, language: string, holding = ''): string => {
  const found = readFileSync(page, 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g);
  return found.find(([, name, text]) => name === language && text?.includes(holding))?.[2] ?? '';
};

describe.each(pages)('%s', (page) => {
  function shownTarget(contract: string): Target {
    const folder = mkdtempSync(join(tmpdir(), 'qiyue-readme-'));
    const file = join(folder, 'target.yaml');
    writeFileSync(file, block(page, 'yaml', `contract: ${contract}`));
    try {
      return readTarget(file, secrets);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it.each(Object.keys(registers))('shows a valid target file of %s, with secrets', (contract) => {
    const target = shownTarget(contract);

    expect(target.contract).toBe(contract);
    expect(credentialsOf(target).join('')).toMatch(/^[a-g]{3,}$/);
  });

  it('shows every fixture that there is', () => {
    const { fixtures } = shownTarget('wuhan') as WuhanTarget;

    expect(Object.keys(fixtures?.['queryInvestors'] ?? {})).toHaveLength(7);
  });

  it('shows a wrong signature that the debugger explains', () => {
    const command = block(page, 'sh', 'qiyue sign').replace('npx qiyue', 'node qiyue.ts --lang en');
    const shell = () => execFileSync('sh', ['-c', command], { stdio: 'pipe' });

    expect(shell).toThrow(expect.objectContaining({ status: 1 }));
    expect(outputOf(shell)).toContain('trailing timestamp');
  });

  it('links only to what exists', () => {
    const links = readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)\)/g);

    for (const [, path = ''] of links) expect(existsSync(path), path).toBe(true);
  });

  it('names only targets of the Makefile', () => {
    const makefile = readFileSync('Makefile', 'utf8');
    const named = readFileSync(page, 'utf8').matchAll(/`?make ([a-z]+)/g);

    for (const [, target] of named) expect(makefile).toMatch(new RegExp(`^${target}:`, 'm'));
  });
});

function outputOf(shell: () => Buffer): string {
  try {
    return shell().toString();
  } catch (error) {
    return String((error as { readonly stdout: Buffer }).stdout);
  }
}
