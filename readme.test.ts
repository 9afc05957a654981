import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTarget } from './conformance/target.ts';

const pages = ['README.md', 'README.zh-CN.md'];

const secrets = {
  WUHAN_TOKEN: 'a',
  WUHAN_SECOND_TOKEN: 'b',
  WUHAN_GUEST_TOKEN: 'c',
  WUHAN_SLOW_TOKEN: 'd',
};

/** The first fenced block of a language. */
const block = (page: string, language: string, holding = ''): string => {
  const found = readFileSync(page, 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g);
  return found.find(([, name, text]) => name === language && text?.includes(holding))?.[2] ?? '';
};

describe.each(pages)('%s', (page) => {
  it('shows a target file that is complete and valid', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qiyue-readme-'));
    const file = join(folder, 'target.yaml');
    writeFileSync(file, block(page, 'yaml'));

    const target = readTarget(file, secrets);

    rmSync(folder, { recursive: true });
    expect(target.application.token).toBe('a');
    expect(Object.keys(target.fixtures?.['queryInvestors'] ?? {})).toHaveLength(7);
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
