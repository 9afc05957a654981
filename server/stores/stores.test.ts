import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../testing/engines.ts';
import type { Application, Dataset, Stores } from './port.ts';

const dataset: Dataset = {
  contract: 'wuhan',
  name: 'pets',
  fields: ['NAME', 'KIND'],
  filters: ['NAME', 'KIND'],
};

const application: Application = {
  id: 'mall',
  sealedSecret: Buffer.from('sealed'),
  rateLimit: null,
  disabled: false,
  createdAt: 1_700_000_000,
};

describe.each(engines)('the stores on $name', ({ open, purges }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
    await stores.datasets.ensure(dataset);
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  async function load(count: number, mode: 'append' | 'replace' = 'append') {
    const loading = await stores.datasets.load(dataset, mode);
    for (let index = 0; index < count; index += 1) {
      loading.add({ NAME: `n${index}`, KIND: index % 2 === 0 ? 'cat' : 'dog' });
    }
    return loading;
  }

  const page = (number: number, filters: [string, string][] = []) =>
    stores.datasets.page(dataset, { filters, page: number, size: 20 });

  it('give back an application as it was added', async () => {
    await stores.applications.add('wuhan', application);

    expect(await stores.applications.find('wuhan', 'mall')).toEqual(application);
    expect(await stores.applications.find('other', 'mall')).toBeUndefined();
  });

  it('refuse a PASSID that is taken', async () => {
    await stores.applications.add('wuhan', application);

    expect(await stores.applications.add('wuhan', application)).toBe(false);
  });

  it('change an application, and say so if there is none', async () => {
    await stores.applications.add('wuhan', application);

    expect(await stores.applications.change('wuhan', 'mall', { rateLimit: 5 })).toBe(true);
    expect(await stores.applications.change('wuhan', 'nobody', { rateLimit: 5 })).toBe(false);
    expect(await stores.applications.list('wuhan')).toEqual([{ ...application, rateLimit: 5 }]);
  });

  it('subscribe twice as once, and unsubscribe', async () => {
    await stores.applications.add('wuhan', application);
    for (const _ of [1, 2]) await stores.applications.subscribe('wuhan', 'mall', ['a', 'b']);
    await stores.applications.unsubscribe('wuhan', 'mall', ['b']);

    expect(await stores.applications.subscriptions('wuhan', 'mall')).toEqual(['a']);
    expect(await stores.applications.isSubscribed('wuhan', 'mall', 'a')).toBe(true);
    expect(await stores.applications.isSubscribed('wuhan', 'mall', 'b')).toBe(false);
  });

  it('page through all rows in their order, and past the end', async () => {
    await (await load(45)).commit();
    const pages = await Promise.all([1, 2, 3, 4].map((number) => page(number)));

    expect(pages.map((rows) => rows.length)).toEqual([20, 20, 5, 0]);
    expect(pages.flat().map((row) => row['NAME'])).toEqual(
      Array.from({ length: 45 }, (_, index) => `n${index}`),
    );
  });

  it('take a page number beyond all integers', async () => {
    await (await load(1)).commit();

    expect(await page(1e300)).toEqual([]);
    expect(await page(1e300, [['KIND', 'cat']])).toEqual([]);
  });

  it('join filters by "and", match exactly, and page what matches', async () => {
    await (await load(60)).commit();

    expect(await page(2, [['KIND', 'cat']])).toHaveLength(10);
    expect(
      await page(1, [
        ['KIND', 'cat'],
        ['NAME', 'n4'],
      ]),
    ).toEqual([{ NAME: 'n4', KIND: 'cat' }]);
    expect(
      await page(1, [
        ['KIND', 'cat'],
        ['NAME', 'n5'],
      ]),
    ).toEqual([]);
    expect(await page(1, [['NAME', "n' OR 1=1 --"]])).toEqual([]);
    expect(await page(1, [['NAME', 'n%']])).toEqual([]);
  });

  it('append rows and replace them', async () => {
    await (await load(3)).commit();
    await (await load(2)).commit();
    expect(await stores.datasets.count(dataset)).toBe(5);

    await (await load(4, 'replace')).commit();
    expect(await stores.datasets.count(dataset)).toBe(4);
    expect(await page(1)).toHaveLength(4);
  });

  it('forget a load that was rolled back', async () => {
    await (await load(3)).commit();
    await (await load(9, 'replace')).rollback();

    expect(await stores.datasets.count(dataset)).toBe(3);
  });

  it('show nobody else the rows of a load before it is committed', async () => {
    const other = await open(file());
    const loading = await load(3);
    const before = await other.datasets.count(dataset);
    await loading.commit();
    const after = await other.datasets.count(dataset);
    await other.close();

    expect([before, after]).toEqual([0, 3]);
  });

  it('let one of many simultaneous claims of a nonce win', async () => {
    const times = { now: 100, until: 700 };
    const claims = Array.from({ length: 20 }, () => stores.nonces.claim('mall', 'n', times));

    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('keep nonces of different applications apart', async () => {
    const times = { now: 100, until: 700 };
    await stores.nonces.claim('mall', 'n', times);

    expect(await stores.nonces.claim('other', 'n', times)).toBe(true);
  });

  it('remember a nonce until its time is over, beyond a restart', async () => {
    await stores.nonces.claim('mall', 'n', { now: 100, until: 700 });
    await stores.close();
    stores = await open(file());

    expect(await stores.nonces.claim('mall', 'n', { now: 699, until: 1299 })).toBe(false);
    expect(await stores.nonces.claim('mall', 'n', { now: 700, until: 1300 })).toBe(true);
  });

  it.runIf(purges)('purge expired nonces, not more than asked', async () => {
    for (const nonce of ['a', 'b', 'c']) {
      await stores.nonces.claim('mall', nonce, { now: 0, until: nonce === 'c' ? 900 : 600 });
    }

    expect(await stores.nonces.purge(600, 1)).toBe(1);
    expect(await stores.nonces.purge(600, 10)).toBe(1);
    expect(await stores.nonces.claim('mall', 'c', { now: 600, until: 1200 })).toBe(false);
  });

  it('keep settings', async () => {
    await stores.settings.set('a', Buffer.from('1'));
    await stores.settings.set('a', Buffer.from('2'));

    expect(Buffer.from((await stores.settings.get('a')) ?? []).toString()).toBe('2');
    expect(await stores.settings.get('b')).toBeUndefined();
  });

  it('let one of many who add the same setting do so', async () => {
    const added = ['1', '2', '3'].map((value) => stores.settings.add('a', Buffer.from(value)));

    expect((await Promise.all(added)).filter(Boolean)).toHaveLength(1);
  });
});
