import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dataset, Stores } from '../port.ts';
import { openSqliteStores } from './open.ts';

const pets: Dataset = { contract: 'wuhan', name: 'pets', fields: ['NAME'], filters: ['NAME'] };

let stores: Stores;
beforeEach(async () => {
  stores = await openSqliteStores(':memory:');
  await stores.datasets.ensure(pets);
});
afterEach(() => stores.close());

it('gives the rows that are there an empty value for a new field', async () => {
  const loading = await stores.datasets.load(pets, 'append');
  loading.add({ NAME: 'Tom' });
  await loading.commit();
  const wider = { ...pets, fields: ['NAME', 'AGE'] };
  await stores.datasets.ensure(wider);

  const rows = await stores.datasets.page(wider, { filters: [], page: 1, size: 20 });
  expect(rows).toEqual([{ NAME: 'Tom', AGE: '' }]);
});

it('may be made twice', async () => {
  await stores.datasets.ensure(pets);

  expect(await stores.datasets.count(pets)).toBe(0);
});

it.each(['a"b', 'x;drop table y', '', 'position', 'POSITION'])(
  'refuses the field name %s',
  async (field) => {
    const odd = { ...pets, name: 'odd', fields: [field] };

    await expect(stores.datasets.ensure(odd)).rejects.toThrow(/odd/);
  },
);
