import { execFileSync } from 'node:child_process';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { listChecks } from '../checks/all.ts';
import { registerJudgeCommands } from '../cli.ts';
import { roles } from '../contract/role.ts';
import { qiyue } from '../testing/program.ts';
import { candidates } from './completion.ts';
import { completionScript, shells } from './completion-scripts.ts';

const program = new Command('qiyue');
registerJudgeCommands(program, ({ en }) => en, 'en');

/** What can follow these words, the last of which is being typed. */
const following = (...words: readonly string[]) => candidates(program, words);

describe('completion', () => {
  it('knows every command', () => {
    const names = program.commands.map((command) => command.name());

    expect(names.length).toBeGreaterThan(5);
    expect(following('')).toEqual(expect.arrayContaining(names));
    expect(following('che')).toEqual(['check']);
  });

  it('knows the commands of a command', () => {
    expect(following('report', '')).toContain('verify');
  });

  it.each(['check', 'list', 'diff', 'init'])('knows every option of %s', (name) => {
    const command = program.commands.find((one) => one.name() === name);
    const options = command?.options.flatMap(({ long }) => long ?? []) ?? [];

    expect(following(name, 'x', '--')).toEqual(expect.arrayContaining(options));
    expect(options.length).toBeGreaterThan(0);
  });

  it('knows the contracts, and that check takes all of them', () => {
    expect(following('init', '')).toEqual(roles);
    expect(following('check', '')).toEqual([...roles, 'all']);
    expect(following('list', 'shanxi-')).toEqual(['shanxi-provider']);
  });

  it('knows the checks of the contract that was named', () => {
    const ids = listChecks({ contract: 'wuhan' }).map(({ id }) => id);

    expect(following('check', 'wuhan', '--only', '')).toEqual(ids);
    expect(following('check', 'wuhan', '--target', 'x', '--only', 'wuhan.nonce.ra')).toEqual([
      'wuhan.nonce.race',
    ]);
    expect(following('check', '--only', 'shanxi.').length).toBeGreaterThan(100);
  });

  it('knows the requirements of the contract that was named', () => {
    expect(following('list', 'neimenggu', '--clause', 'NM-R00')).toContain('NM-R001');
    expect(following('list', 'neimenggu', '--clause', 'WH-')).toEqual([]);
  });

  it.each([
    [
      ['check', 'wuhan', '--severity', ''],
      ['must', 'should', 'may'],
    ],
    [['check', 'wuhan', '--profile', 's'], ['strict']],
    [['completion', ''], shells],
  ])('knows the choice after %j', (words, choice) => {
    expect(following(...words)).toEqual(choice);
  });

  it.each([
    [['check', 'wuhan', '--target', '']],
    [['check', 'wuhan', '--contract', '']],
    [['check', 'wuhan', '--budget', '']],
    [['diff', '']],
    [['diff', 'a.json', 'b.json', '']],
  ])('leaves files and free values to the shell after %j', (words) => {
    expect(following(...words)).toEqual([]);
  });
});

it.each(shells)('the script of %s asks the program', (shell) => {
  expect(completionScript(shell, 'qiyue')).toContain(`completion ${shell} -- `);
});

it('bash completes what the program says', () => {
  const typed = `
    qiyue() { ${process.execPath} qiyue.js "$@"; }
    source /dev/stdin <<<"$(qiyue completion bash)"
    COMP_WORDS=(qiyue check wuhan --only wuhan.nonce.r); COMP_CWORD=4
    _qiyue
    printf '%s\\n' "\${COMPREPLY[@]}"`;

  const out = execFileSync('bash', ['-c', typed], { encoding: 'utf8' });

  const ids = listChecks({ contract: 'wuhan' }).map(({ id }) => id);
  expect(out.trim().split('\n')).toEqual(ids.filter((id) => id.startsWith('wuhan.nonce.r')));
});

it('the script of bash makes `qiyue` known where only `npx qiyue` is', () => {
  const typed = `
    npx() { printf 'npx %s\\n' "$*"; }
    source /dev/stdin <<<"$(${process.execPath} qiyue.js completion bash)"
    qiyue check wuhan`;

  const out = execFileSync('bash', ['-c', typed], { encoding: 'utf8' });

  expect(out).toBe('npx --no -- qiyue check wuhan\n');
});

it('the script of bash leaves a `qiyue` that is there as it is', () => {
  const typed = `
    qiyue() { printf 'mine %s\\n' "$*"; }
    source /dev/stdin <<<"$(${process.execPath} qiyue.js completion bash)"
    qiyue list`;

  const out = execFileSync('bash', ['-c', typed], { encoding: 'utf8' });

  expect(out).toBe('mine list\n');
});

it('an unknown shell is wrong use', async () => {
  const { code, err } = await qiyue('completion', 'tcsh');

  expect(err).toContain('bash, zsh, fish');
  expect(code).toBe(2);
});
