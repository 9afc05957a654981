import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Overview } from '../report/overview.ts';
import { startEndpoint } from '../testing/endpoint.ts';
import { type Ended, qiyue } from '../testing/program.ts';
import { caller, verifying } from '../testing/wuhan/gateway.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-all-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: object): void =>
  writeFileSync(join(folder, name), stringify(content));

const wuhan = { contract: 'wuhan', application: caller, timeout: 500, rate: 5_000 };
/** Nobody listens there. */
const dead = { ...wuhan, url: 'http://127.0.0.1:1' };

const checkAll = (): Promise<Ended> =>
  qiyue('check', 'all', '--targets', folder, '--report', join(folder, 'reports'));

const overview = (): Overview =>
  JSON.parse(readFileSync(join(folder, 'reports', 'overview.json'), 'utf8'));

it('judges the others where one does not answer, and tells both', async () => {
  await using endpoint = await startEndpoint(verifying);
  write('a.yaml', dead);
  write('b.yaml', { ...wuhan, url: endpoint.url });

  const { code, out } = await checkAll();

  expect(out).toMatch(/npx qiyue replay \S+ --target \S+b\.yaml --report \S+reports\/\S+/);
  expect(overview().entries.map(({ file, conclusion }) => [file, conclusion.word.en])).toEqual([
    ['a.yaml', 'incomplete'],
    ['b.yaml', 'not conforming'],
  ]);
  expect(readdirSync(join(folder, 'reports')).sort()).toEqual([
    'index.html',
    'overview.json',
    'wuhan',
  ]);
  expect(readdirSync(join(folder, 'reports', 'wuhan'))).toEqual(['b.yaml']);
  expect(out).toContain('the connection was refused');
  expect(out.trimEnd().split('\n').at(-1)).toBe('不符合 (not conforming)');
  expect(code).toBe(1);
});

it('ends with 2 where a target file is wrong, and judges the others all the same', async () => {
  await using endpoint = await startEndpoint(verifying);
  write('bad.yaml', { contract: 'wuhan' });
  write('good.yaml', { ...wuhan, url: endpoint.url });

  const { code } = await checkAll();

  expect(overview().entries.map(({ file }) => file)).toEqual(['good.yaml', 'bad.yaml']);
  expect(endpoint.received.length).toBeGreaterThan(0);
  expect(code).toBe(2);
});

it('ends with 3 where nothing failed and something was not judged', async () => {
  write('a.yaml', dead);

  const { code, out } = await checkAll();

  expect(out).toMatch(/未完成 \(incomplete\)\n$/);
  expect(code).toBe(3);
});

it('ends with 2 for a folder without target files, and keeps what was proved earlier', async () => {
  mkdirSync(join(folder, 'reports'));
  write(join('reports', 'overview.json'), {});

  const { code, err } = await checkAll();

  expect(err).toContain('no target file');
  expect(readdirSync(join(folder, 'reports'))).toEqual(['overview.json']);
  expect(code).toBe(2);
});

it('says which options do not go together', async () => {
  const { code, err } = await qiyue('check', 'all', '--target', 'target.yaml');

  expect(err).toContain('--target is for `check <contract>`');
  expect(code).toBe(2);
});
