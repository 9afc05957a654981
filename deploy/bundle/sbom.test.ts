import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSbom } from './sbom.ts';

const root = join(import.meta.dirname, '../..');
/** npm before 10.1 cannot; it can install all the same. */
const canList = spawnSync('npm', ['sbom', '--help']).status === 0;

describe.runIf(canList)('the lists of packages', () => {
  let directory: string;
  const textOf = (round: string, file: string): string =>
    readFileSync(join(directory, round, file), 'utf8');

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-sbom-'));
    for (const round of ['one', 'two']) writeSbom(root, join(directory, round));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const files = ['sbom.cdx.json', 'sbom.spdx.json'];

  it.each(files)('%s is the same each time', (file) => {
    expect(textOf('one', file)).toBe(textOf('two', file));
  });

  it('names what runs with its hash, and nothing to develop with', () => {
    const { components, metadata } = JSON.parse(textOf('one', 'sbom.cdx.json'));
    const names = components.map(({ name }: { readonly name: string }) => name);

    expect(metadata.component.name).toBe('qiyue');
    expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'openapi-backend', 'pg']));
    expect(names).not.toContain('vitest');
    expect(components.every(({ hashes }: { readonly hashes?: object[] }) => hashes?.length)).toBe(
      true,
    );
  });

  it('names the same packages in both formats', () => {
    const { components } = JSON.parse(textOf('one', 'sbom.cdx.json'));
    const { packages } = JSON.parse(textOf('one', 'sbom.spdx.json'));

    expect(packages).toHaveLength(components.length + 1);
  });
});
