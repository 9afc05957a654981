import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = ['docs/threat-model.md', 'docs/threat-model.zh-CN.md'] as const;

/** Files that a page names: whatever is a path in it. */
const proofs = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/g)].map(([, file = '']) => file);

/** Requirements and readings that it names. */
const grounds = (page: string): readonly string[] =>
  textOf(page).match(/\b(WH|NM|SX)-[RA]\d+\b/g) ?? [];

const registers = ['wuhan', 'neimenggu', 'shanxi'].flatMap((contract) => [
  textOf(`spec/requirements/${contract}.yaml`),
  textOf(`spec/readings/${contract}.yaml`),
]);

describe.each(pages)('%s', (page) => {
  it('names only files that there are', () => {
    const files = proofs(page);

    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('names only requirements and readings that are registered', () => {
    const ids = grounds(page);
    const isRegistered = (id: string) =>
      registers.some((text) => new RegExp(`^ *${id}:`, 'm').test(text));

    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !isRegistered(id))).toEqual([]);
  });

  it('has a proof for every threat', () => {
    const [, threats = ''] = textOf(page)
      .split(/^\|(?:---\|){4}$/m)
      .slice(-2);
    const rows = threats.split('\n').filter((line) => /^\| \d /.test(line));

    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !row.includes('.test.ts`'))).toEqual([]);
  });
});

it('the two languages say the same', () => {
  const [english, chinese] = pages;

  expect(proofs(chinese)).toEqual(proofs(english));
  expect(grounds(chinese)).toEqual(grounds(english));
});
