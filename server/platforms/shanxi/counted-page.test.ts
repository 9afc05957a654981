import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Datasets } from '../../stores/dataset-port.ts';
import type { Stores } from '../../stores/port.ts';
import { openSqliteStores } from '../../stores/sqlite/open.ts';
import { countedPage } from './counted-page.ts';
import { companyAt } from './seed/synthetic-companies.ts';

const dataset = {
  ...{ contract: 'shanxi', name: 'grades', key: 'uniscId', filters: [] },
  fields: ['uniscId', 'enterpriseName', 'assessGrade'],
};
const paging = { pageno: 2, pagesize: 2 };

let stores: Stores;
beforeEach(async () => {
  stores = await openSqliteStores(':memory:');
  await stores.datasets.ensure(dataset);
  await add(0, 1, 2);
});
afterEach(() => stores.close());

async function add(...indexes: readonly number[]) {
  const loading = await stores.datasets.load(dataset, 'append');
  for (const index of indexes) loading.add(companyAt(index));
  await loading.commit();
}

it('gives a page and the count', async () => {
  const found = await countedPage(stores.datasets, dataset, paging);

  expect(found).toEqual({ count: 3, rows: [companyAt(2)] });
});

it('leaves out what was added behind the count', async () => {
  const page: Datasets['page'] = async (...asked) => {
    await add(3);
    return stores.datasets.page(...asked);
  };
  const found = await countedPage({ ...stores.datasets, page }, dataset, paging);

  expect(found).toEqual({ count: 3, rows: [companyAt(2)] });
});

it('has all that the count promises, if rows were added before it', async () => {
  const count: Datasets['count'] = async (asked) => {
    await add(3, 4);
    return stores.datasets.count(asked);
  };
  const found = await countedPage({ ...stores.datasets, count }, dataset, paging);

  expect(found).toEqual({ count: 5, rows: [companyAt(2), companyAt(3)] });
});
