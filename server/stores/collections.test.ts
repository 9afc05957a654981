import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { companyAt } from '../platforms/shanxi/seed/synthetic-companies.ts';
import { databases } from '../testing/engines.ts';
import type { CollectedRecord, Collection } from './collection-port.ts';
import type { Dataset } from './dataset-port.ts';
import type { Stores } from './port.ts';

const contract = 'shanxi';

const collectionOf = (id: string, given: Partial<Collection> = {}): Collection => ({
  id,
  provider: 'tax',
  startedAt: 100,
  finishedAt: 110,
  since: null,
  pages: 1,
  records: 3,
  digest: Buffer.alloc(32, 7),
  outcome: 'stored',
  reason: null,
  ...given,
});

const refusedOf = (id: string, given: Partial<Collection> = {}): Collection =>
  collectionOf(id, {
    digest: null,
    outcome: 'refused',
    reason: { zh: '第 1 页：摘要不符', en: 'page 1: the digest differs' },
    ...given,
  });

/** As a run has one that stores. */
const claim = { provider: 'tax', holder: 'first', pid: 1, claimedAt: 100, expiresAt: 200 };

const recordAt = (index: number, given: Partial<CollectedRecord> = {}): CollectedRecord => {
  const { uniscId = '', enterpriseName = '', assessGrade = '' } = companyAt(index);
  return { uniscId, enterpriseName, assessGrade: assessGrade || null, ...given };
};

const grades: Dataset = {
  contract,
  name: 'grades',
  fields: ['uniscId', 'enterpriseName', 'assessGrade'],
  filters: [],
  key: 'uniscId',
};

describe.each(databases)('the collections on $name', ({ open }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
    await stores.collections.claim(contract, claim, 100);
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  async function store(
    collection: Collection,
    records: readonly CollectedRecord[],
    terms: { readonly holder?: string; readonly publish?: Dataset } = {},
  ) {
    const gathering = stores.collections.gather('tax');
    for (const record of records) gathering.add(record);
    const stored = await gathering.store(contract, collection, { holder: 'first', ...terms });
    gathering.close();
    return stored;
  }

  const recordsOf = (id: string, after = 0, limit = 10) =>
    stores.collections.records(contract, id, { after, limit });

  const idsOf = async (query = {}) => {
    const found = await stores.collections.list(contract, { limit: 10, ...query });
    return found.map(({ id }) => id);
  };

  it('give back a collection and its records as they came', async () => {
    const records = [recordAt(5), recordAt(0), recordAt(3, { enterpriseName: '𠮷田商行' })];
    await store(collectionOf('B1'), records);

    expect(await stores.collections.find(contract, 'B1')).toEqual(collectionOf('B1'));
    expect(await recordsOf('B1')).toEqual(records);
    expect(await recordsOf('B1', 1, 1)).toEqual([recordAt(0)]);
    expect(await stores.collections.find('wuhan', 'B1')).toBeUndefined();
  });

  it('tell where an enterprise stands that comes twice', async () => {
    const gathering = stores.collections.gather('tax');
    const told = [5, 0, 3, 0].map((index) => gathering.add(recordAt(index)));
    gathering.close();

    expect(told).toEqual([undefined, undefined, undefined, 2]);
  });

  it('leave nothing behind of what was gathered and not stored', async () => {
    const before = readdirSync(directory);
    const gathering = stores.collections.gather('tax');
    gathering.add(recordAt(0));
    gathering.close();

    expect(await idsOf()).toEqual([]);
    expect(readdirSync(directory)).toEqual(before);
  });

  it('keep a refused one with its reason and without records', async () => {
    await stores.collections.refuse(contract, refusedOf('B1'));

    expect(await stores.collections.find(contract, 'B1')).toEqual(refusedOf('B1'));
    expect(await recordsOf('B1')).toEqual([]);
  });

  it('are listed in their order, page by page and by provider', async () => {
    await store(collectionOf('B3'), []);
    await stores.collections.refuse(contract, refusedOf('B1', { provider: 'customs' }));
    await store(collectionOf('B2'), []);

    expect(await idsOf()).toEqual(['B3', 'B1', 'B2']);
    expect(await idsOf({ limit: 1 })).toEqual(['B3']);
    expect(await idsOf({ after: 'B3' })).toEqual(['B1', 'B2']);
    expect(await idsOf({ provider: 'tax' })).toEqual(['B3', 'B2']);
  });

  it('find the last one that was stored, provider by provider', async () => {
    await store(collectionOf('B1', { startedAt: 1 }), []);
    await store(collectionOf('B2', { startedAt: 2 }), []);
    await stores.collections.refuse(contract, refusedOf('B3', { startedAt: 3 }));

    expect(await stores.collections.lastStored(contract, 'tax')).toMatchObject({ id: 'B2' });
    expect(await stores.collections.lastStored(contract, 'customs')).toBeUndefined();
  });

  it('publish what is new or changed, and keep the places of the rest', async () => {
    await store(collectionOf('B1'), [recordAt(2), recordAt(1)], { publish: grades });
    const changed = recordAt(1, { assessGrade: null });
    const stored = await store(collectionOf('B2'), [recordAt(2), changed, recordAt(0)], {
      publish: grades,
    });
    const page = await stores.datasets.page(grades, { filters: [], page: 1, size: 9 });

    expect(stored).toEqual({ merged: { added: 1, changed: 1, unchanged: 1 } });
    expect(page).toEqual([{ ...companyAt(1), assessGrade: '' }, companyAt(2), companyAt(0)]);
  });

  it('store neither collection nor rows if one of the two fails', async () => {
    await store(collectionOf('B1'), [recordAt(1)], { publish: grades });
    const again = store(collectionOf('B1'), [recordAt(2)], { publish: grades });

    await expect(again).rejects.toThrow();
    expect(await recordsOf('B1')).toEqual([recordAt(1)]);
    expect(await stores.datasets.count(grades)).toBe(1);
  });

  it('store nothing for a holder whose claim went to another', async () => {
    await stores.collections.claim(contract, { ...claim, holder: 'second' }, 200);
    const stored = await store(collectionOf('B1'), [recordAt(1)], { publish: grades });

    expect(stored).toBeUndefined();
    expect(await idsOf()).toEqual([]);
    expect(await stores.datasets.count(grades)).toBe(0);
  });

  it('remember beyond a restart what was collected', async () => {
    await store(collectionOf('B1'), [recordAt(1)]);
    await stores.close();
    stores = await open(file());

    expect(await stores.collections.find(contract, 'B1')).toEqual(collectionOf('B1'));
    expect(await recordsOf('B1')).toEqual([recordAt(1)]);
  });
});
