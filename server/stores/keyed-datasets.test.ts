import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../testing/engines.ts';
import type { Dataset, LoadMode, Row } from './dataset-port.ts';
import type { Stores } from './port.ts';

const grades: Dataset = {
  contract: 'shanxi',
  name: 'grades',
  fields: ['CODE', 'GRADE'],
  filters: ['CODE'],
  key: 'CODE',
};

const row = (code: string, grade = 'A'): Row => ({ CODE: code, GRADE: grade });

/** More than one transaction takes, in the order of their keys. */
const many = (grade = 'A') =>
  Array.from({ length: 9_000 }, (_, index) => row(String(index).padStart(5, '0'), grade));

describe.each(databases)('a dataset with a key on $name', ({ open }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
    await stores.datasets.ensure(grades);
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  async function load(
    rows: readonly Row[],
    mode: LoadMode = 'append',
    onStored?: (rows: number) => void,
  ) {
    const loading = await stores.datasets.load(grades, mode);
    for (const each of rows) loading.add(each);
    return loading.commit(onStored);
  }

  const page = (number: number, size = 20, from = stores) =>
    from.datasets.page(grades, { filters: [], page: number, size });

  it('gives a row by its key', async () => {
    await load([row('b', 'B'), row('a')]);

    expect(await stores.datasets.find(grades, 'b')).toEqual(row('b', 'B'));
    expect(await stores.datasets.find(grades, 'c')).toBeUndefined();
    expect(await stores.datasets.has(grades, 'a')).toBe(true);
    expect(await stores.datasets.has(grades, 'A')).toBe(false);
  });

  it('takes rows in the order of their keys (SX-A31)', async () => {
    await load(['c', 'a', 'b'].map((code) => row(code)));

    expect((await page(1)).map(({ CODE }) => CODE)).toEqual(['a', 'b', 'c']);
  });

  it('changes a row in its place and puts new ones behind the last', async () => {
    await load([row('b'), row('d')]);
    const loaded = await load([row('e'), row('d', 'D'), row('a'), row('b')]);

    expect(loaded).toEqual({ added: 2, changed: 1, unchanged: 1 });
    expect(await page(1)).toEqual([row('b'), row('d', 'D'), row('a'), row('e')]);
    expect(await stores.datasets.count(grades)).toBe(4);
  });

  it('names the line of the row that had the key first, and keeps that row', async () => {
    const loading = await stores.datasets.load(grades, 'append');
    const lines = [
      loading.add(row('a'), 2),
      loading.add(row('b'), 3),
      loading.add(row('a', 'D'), 7),
    ];
    await loading.commit();

    expect(lines).toEqual([undefined, undefined, 2]);
    expect(await page(1)).toEqual([row('a'), row('b')]);
  });

  it('has nothing of a load that was rolled back', async () => {
    const loading = await stores.datasets.load(grades, 'append');
    loading.add(row('a'));
    await loading.rollback();

    expect(await stores.datasets.count(grades)).toBe(0);
  });

  it('is whole at every moment of a load, and no row moves', async () => {
    await load([row('x'), row('y')]);
    const other = await open(file());
    const seen: Promise<readonly [number, readonly Row[]]>[] = [];
    const look = async () =>
      [await other.datasets.count(grades), await page(1, 10_000, other)] as const;
    await load(many(), 'append', () => seen.push(look()));
    const states = await Promise.all(seen);
    await other.close();

    expect(new Set(states.map(([count]) => count)).size).toBeGreaterThan(1);
    for (const [count, rows] of states) {
      // Where engines answer later, more may have been stored since they were counted.
      expect(rows.length).toBeGreaterThanOrEqual(count);
      expect(rows).toEqual([row('x'), row('y'), ...many()].slice(0, rows.length));
    }
  });

  it('lets others write between the transactions of a load', async () => {
    const other = await open(file());
    const writes: Promise<void>[] = [];
    const write = (stored: number) =>
      void writes.push(other.settings.set(`${stored}`, Buffer.from('x')));
    await load(many(), 'append', write);

    expect((await Promise.allSettled(writes)).map(({ status }) => status)).toEqual(
      writes.map(() => 'fulfilled'),
    );
    expect(writes.length).toBeGreaterThan(2);
    await other.close();
  });

  it('is complete when a load that broke off is repeated', async () => {
    const broken = load(many(), 'append', () => {
      throw new Error('broke off');
    });
    await expect(broken).rejects.toThrow('broke off');
    const left = await stores.datasets.count(grades);
    const loaded = await load(many());

    expect(left).toBeGreaterThan(0);
    expect(loaded).toEqual({ added: 9_000 - left, changed: 0, unchanged: left });
    expect(await page(1, 10_000)).toEqual(many());
  });

  it('is replaced at once', async () => {
    await load([row('z'), row('00001', 'D')]);
    const other = await open(file());
    const seen: Promise<number>[] = [];
    await load(many(), 'replace', () => seen.push(other.datasets.count(grades)));

    // Where engines answer later, the last look may come behind the commit.
    for (const count of await Promise.all(seen)) expect([2, 9_000]).toContain(count);
    expect(await other.datasets.count(grades)).toBe(9_000);
    expect(await page(1, 10_000)).toEqual(many());
    await other.close();
  });

  it('stays as it was if replacing breaks off', async () => {
    await load([row('z')]);
    const broken = load(many(), 'replace', () => {
      throw new Error('broke off');
    });

    await expect(broken).rejects.toThrow('broke off');
    expect(await page(1)).toEqual([row('z')]);
  });

  it('leaves no file behind, whatever becomes of a load', async () => {
    const before = readdirSync(directory);
    await load([row('a')]);
    await (await stores.datasets.load(grades, 'append')).rollback();

    expect(readdirSync(directory)).toEqual(before);
  });
});

describe.each(databases)('a dataset without a key on $name', ({ open }) => {
  it('cannot be asked for a row', async () => {
    const stores = await open(':memory:');
    const { key: _, ...keyless } = grades;
    await stores.datasets.ensure(keyless);

    await expect(stores.datasets.find(keyless, 'a')).rejects.toThrow(/no key/);
    await stores.close();
  });
});
