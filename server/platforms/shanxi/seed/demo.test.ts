import { afterAll, beforeAll, expect, it } from 'vitest';
import document from '../../../../generated/shanxi.zh.json' with { type: 'json' };
import { createKey, createVault } from '../../../http/security.ts';
import { type LicenceFiles, openLicenceFiles } from '../../../licences/files.ts';
import type { Stores } from '../../../stores/port.ts';
import { openSqliteStores } from '../../../stores/sqlite/open.ts';
import { demo } from './demo.ts';

let stores: Stores;
let licenceFiles: LicenceFiles;
const vault = createVault(createKey());
beforeAll(async () => {
  stores = await openSqliteStores(':memory:');
  licenceFiles = openLicenceFiles(':memory:');
});
afterAll(() => stores.close());

const seed = () => demo.seed({ stores, vault, licenceFiles }, document);

it('is there once, however often it is seeded, and tells the same', async () => {
  const first = await seed();
  const second = await seed();
  const users = await stores.users.list('shanxi');
  const licences = await stores.licences.list('shanxi', { limit: 10 });

  expect(second).toEqual(first);
  expect(users.map(({ username, disabled }) => [username, disabled])).toEqual([
    ['demo-mall', false],
    ['demo-second', false],
    ['demo-limited', false],
    ['demo-disabled', true],
  ]);
  expect(await stores.users.grants('shanxi', 'demo-limited')).toEqual(['getEnterpriseGrade']);
  expect(await stores.users.grants('shanxi', 'demo-disabled')).toHaveLength(4);
  expect(licences.map(({ username }) => username)).toEqual([
    ...['demo-mall', 'demo-mall', 'demo-mall'],
    'demo-second',
  ]);
});

it('keeps the documents of its licences', async () => {
  await seed();
  const [licence] = await stores.licences.list('shanxi', { limit: 1 });
  const bytes = await licenceFiles.read(licence?.digest ?? Buffer.of());

  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
  expect(licence).toMatchObject({ mediaType: 'application/pdf', bytes: bytes.length });
});

it('has a target file that claims everything, with what it takes to call', async () => {
  const told = await seed();
  const target = demo.target('http://127.0.0.1:1', told) as Record<string, object>;

  expect(target).toMatchObject({
    contract: 'shanxi',
    url: 'http://127.0.0.1:1',
    rate: 4_000,
    allow: ['write'],
    capabilities: ['publicKey', 'token', 'password', 'upload', 'sm'],
    account: { username: 'demo-mall', pwd: told['demo-mall.pwd'] },
    secondAccount: { username: 'demo-second' },
    disabledAccount: { username: 'demo-disabled' },
    ungrantedAccount: { username: 'demo-limited', operation: 'getEnterpriseGrades' },
    fixtures: {
      rated: { enterpriseName: '示例一号有限公司', assessGrade: 'A' },
      count: 2_503,
    },
  });
  expect(JSON.stringify(target)).not.toMatch(/undefined|null|""/);
});

it('has different licences for the different cases', async () => {
  const { fixtures } = demo.target('', await seed()) as {
    readonly fixtures: Readonly<Record<string, { readonly licenseID: string }>>;
  };
  const ids = ['traded', 'untraded', 'expired', 'foreignLicence'].map(
    (name) => fixtures[name]?.licenseID,
  );

  expect(new Set(ids).size).toBe(4);
  expect(fixtures['otherEnterprise']?.licenseID).toBe(fixtures['untraded']?.licenseID);
});
