import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataService, servicesIn } from '../data-services.ts';
import { shippedDocuments } from '../documents.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { type ImportSetting, importRows } from './import.ts';

let stores: Stores;
let investors: DataService;
let licenses: DataService;

beforeEach(async () => {
  stores = await openSqliteStores(':memory:');
  const services = await servicesIn('wuhan', shippedDocuments()['wuhan'] ?? {});
  const named = (name: string) => services.find(({ dataset }) => dataset.name === name);
  investors = named('investors') ?? fail();
  licenses = named('licenses') ?? fail();
});
afterEach(() => stores.close());

const fail = () => {
  throw new Error('the contract lacks a dataset of this test');
};

function load(content: string | Buffer, setting: Partial<ImportSetting> = {}) {
  const bytes = Buffer.from(content);
  // Small pieces, so that characters and records are cut apart.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 5) }, (_, index) =>
    bytes.subarray(index * 5, index * 5 + 5),
  );
  const { datasets } = stores;
  return importRows(Readable.from(pieces), {
    service: investors,
    datasets,
    mode: 'append',
    ...setting,
  });
}

const rows = () => stores.datasets.page(investors.dataset, { filters: [], page: 1, size: 20 });

const header = 'INV,REGNO,ENTNAME,UNISCID\n';

describe('a file', () => {
  it.each([
    ['as documented', `${header}孙文静,1,甲公司,9\n`],
    ['with a BOM', `\uFEFF${header}孙文静,1,甲公司,9\n`],
    ['with another order and case', '\uFEFFuniscid,Regno,ENTNAME,inv\r\n9,1,甲公司,孙文静\r\n'],
    ['with another column', 'X,INV,REGNO,ENTNAME,UNISCID\n?,孙文静,1,甲公司,9'],
    ['with quotes and empty lines', `${header}\n"孙文静","1",甲公司,9\n\n`],
  ])('%s is loaded', async (_, content) => {
    expect(await load(content)).toEqual({ rows: 1, badRows: 0, shown: [] });
    expect(await rows()).toEqual([{ INV: '孙文静', REGNO: '1', ENTNAME: '甲公司', UNISCID: '9' }]);
  });

  it('may hold separators, quotes and line ends in a value', async () => {
    await load(`${header}"a,""b""\nc",1,d,e\n`);

    expect((await rows()).map((row) => row['INV'])).toEqual(['a,"b"\nc']);
  });

  it.each([
    ['that is empty', '', /INV,REGNO/],
    ['without a field', 'INV,REGNO,ENTNAME\na,b,c\n', /UNISCID is missing/],
    ['in another encoding', Buffer.from([...Buffer.from(header), 0xd6, 0xd0]), /UTF-8/],
  ])('%s is refused and explained', async (_, content, reason) => {
    await expect(load(content)).rejects.toThrow(reason);
  });
});

describe('bad rows', () => {
  it('are reported by line, and nothing is loaded', async () => {
    const result = await load(`${header}a,1,b,c\na,2,b\na,3,b,c\na,4,b,c,d\n`);

    expect(result).toMatchObject({ rows: 0, badRows: 2 });
    expect(result.shown.map(({ line }) => line)).toEqual([3, 5]);
    expect(await rows()).toEqual([]);
  });

  it('leave the rows that were to be replaced', async () => {
    await load(`${header}a,1,b,c\n`);
    await load(`${header}x,9,b,c\nbroken\n`, { mode: 'replace' });

    expect((await rows()).map((row) => row['INV'])).toEqual(['a']);
  });

  it('are those that the contract forbids', async () => {
    const content = 'LICENSENO,ENTNAME,UNISCID,HOLDER,VALIDTO\n1,a,b,c,2027-01-28\n2,a,b,c,soon\n';
    const result = await load(content, { service: licenses });

    expect(result.shown.map(({ line, says }) => [line, says.en])).toEqual([
      [3, expect.stringContaining('VALIDTO')],
    ]);
  });

  it('are listed up to a hundred', async () => {
    const result = await load(header + 'bad\n'.repeat(150));

    expect([result.badRows, result.shown.length]).toEqual([150, 100]);
  });

  it.each(['"a"b,1,c,d\n', 'a"b,1,c,d\n', '"a,1,c,d'])('may be quotes as in %j', async (line) => {
    const result = await load(`${header}${line}`);

    expect(result).toMatchObject({ rows: 0, badRows: 1, shown: [{ line: 2 }] });
  });
});
