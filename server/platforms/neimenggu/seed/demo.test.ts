import { afterAll, beforeAll, expect, it } from 'vitest';
import document from '../../../../generated/neimenggu.zh.json' with { type: 'json' };
import { createKey, createVault } from '../../../http/security.ts';
import { openLicenceFiles } from '../../../licences/files.ts';
import type { Stores } from '../../../stores/port.ts';
import { openSqliteStores } from '../../../stores/sqlite/open.ts';
import { demo } from './demo.ts';

let stores: Stores;
const vault = createVault(createKey());
const licenceFiles = openLicenceFiles(':memory:');
beforeAll(async () => {
  stores = await openSqliteStores(':memory:');
});
afterAll(() => stores.close());

it('is there once, however often it is seeded, and tells the same secrets', async () => {
  const first = await demo.seed({ stores, vault, licenceFiles }, document);
  const second = await demo.seed({ stores, vault, licenceFiles }, document);
  const cases = await stores.cases.list('neimenggu', { limit: 10 });
  const applications = await stores.applications.list('neimenggu');

  expect(second).toEqual(first);
  expect(applications.map(({ id, disabled }) => [id, disabled])).toEqual([
    ['demo-case', false],
    ['demo-disabled', true],
    ['demo-second', false],
  ]);
  expect(await stores.accounts.list('neimenggu', 'demo-case')).toEqual(['other', 'test']);
  expect(cases.map(({ application, entityCount }) => [application, entityCount])).toEqual([
    ['demo-case', 1],
    ['demo-case', 3],
  ]);
});

it('leaves an application disabled that somebody has disabled', async () => {
  await demo.seed({ stores, vault, licenceFiles }, document);
  await stores.applications.change('neimenggu', 'demo-second', { disabled: true });
  await demo.seed({ stores, vault, licenceFiles }, document);

  expect((await stores.applications.find('neimenggu', 'demo-second'))?.disabled).toBe(true);
});

it('has a target file that gives leave to write, with what it takes to log in', () => {
  const secrets = { 'demo-case': 'a', 'demo-second': 'b', 'demo-disabled': 'c' };

  expect(demo.target('http://127.0.0.1:1', secrets)).toEqual({
    contract: 'neimenggu',
    url: 'http://127.0.0.1:1',
    rate: 4_000,
    allow: ['write'],
    application: { appKey: 'demo-case', appSecret: 'a', account: 'test' },
    secondApplication: { appKey: 'demo-second', appSecret: 'b', account: 'second' },
    disabledApplication: { appKey: 'demo-disabled', appSecret: 'c', account: 'disabled' },
  });
});
