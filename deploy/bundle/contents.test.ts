import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadable } from '../loadable.ts';
import { isOfPackage, nodeFolder, packageFolders, programFiles } from './contents.ts';

const root = join(import.meta.dirname, '../..');

it('the bundle has every file that the program loads', () => {
  const bundled = new Set(programFiles(root));

  expect([...loadable(root, 'qiyue.js')].filter((file) => !bundled.has(file))).toEqual([]);
});

it('the bundle has no tests, no installed packages and no secrets', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'qiyue-bundle-'));
  const files = ['deploy/secrets/key', 'server/a.test.ts', 'conformance/node_modules/b.ts'];
  for (const file of [...files, 'server/a.ts']) {
    mkdirSync(join(checkout, file, '..'), { recursive: true });
    writeFileSync(join(checkout, file), '');
  }
  const bundled = programFiles(checkout).filter((file) => file.includes('/'));
  rmSync(checkout, { recursive: true });

  expect(bundled).toEqual(['server/a.ts']);
});

it('the bundle has the packages that run, and none to develop with', () => {
  const folders = packageFolders(root);

  expect(folders).toEqual(expect.arrayContaining(['node_modules/pg', 'node_modules/ioredis']));
  expect(folders).not.toContain('node_modules/vitest');
});

it('the bundle has the pinned Node without its headers', () => {
  const folder = nodeFolder(packageFolders(root)) ?? '';

  expect(isOfPackage(folder, `${folder}/bin/node`)).toBe(true);
  expect(isOfPackage(folder, `${folder}/include/node/v8.h`)).toBe(false);
});

it('a package within another one is copied as one of its own', () => {
  expect(isOfPackage('node_modules/a', 'node_modules/a/node_modules/b/index.js')).toBe(false);
  expect(isOfPackage('node_modules/a/node_modules/b', 'node_modules/a/node_modules/b/c.js')).toBe(
    true,
  );
});
