import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../spec/usage-error.ts';
import { documentsWith, shippedDocuments } from './documents.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A bundle with nothing in it but these paths. */
function bundleOf(...paths: readonly string[]) {
  const file = join(folder, 'bundle.json');
  const document = { paths: Object.fromEntries(paths.map((path) => [path, {}])) };
  writeFileSync(file, JSON.stringify(document));
  return { file, document };
}

it('come with the program, one for each contract', () => {
  expect(Object.keys(shippedDocuments()).sort()).toEqual(['neimenggu', 'shanxi', 'wuhan']);
});

it.each([
  ['wuhan', ['/ebus/other']],
  ['neimenggu', ['/health', '/security/login']],
])('let a bundle stand in for %s because of its paths', (contract, paths) => {
  const { file, document } = bundleOf(...paths);
  const documents = documentsWith(file);

  expect(documents).toEqual({ ...shippedDocuments(), [contract]: document });
});

it.each([[[]], [['/elsewhere']], [['/ebusy']]])('refuse a bundle with the paths %o', (paths) => {
  const { file } = bundleOf(...paths);

  expect(() => documentsWith(file)).toThrow(UsageError);
});
