import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../testing/engines/named.ts';
import { createSchema, type Schema } from '../../testing/engines/own-schema.ts';
import { openPostgresStores, type PostgresStores } from './open.ts';

const url = addressOf('database', process.env);

/** GM/T 0004, example 1. */
const abc = {
  bytes: Buffer.from('abc'),
  sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
};

describe.skipIf(url === undefined)('the documents of licences on PostgreSQL', () => {
  let schema: Schema;
  let stores: PostgresStores;
  beforeAll(async () => {
    schema = await createSchema(url ?? '');
  });
  afterAll(() => schema.drop());
  beforeEach(async () => {
    stores = await openPostgresStores(schema.url);
  });
  afterEach(() => stores.close());

  it('are read by every instance as one kept them, by their SM3', async () => {
    const digest = await stores.licenceFiles.keep(abc.bytes);
    const other = await openPostgresStores(schema.url);
    const read = await other.licenceFiles.read(digest);
    await other.close();

    expect(digest.toString('hex')).toBe(abc.sm3);
    expect(read).toEqual(abc.bytes);
  });

  it('may be kept twice', async () => {
    const both = [1, 2].map(() => stores.licenceFiles.keep(abc.bytes));

    expect((await Promise.all(both)).map((digest) => digest.toString('hex'))).toEqual([
      abc.sm3,
      abc.sm3,
    ]);
  });

  it('are missed by their SM3 when they are gone', async () => {
    await expect(stores.licenceFiles.read(Buffer.alloc(32))).rejects.toThrow(/0{64} is missing/);
  });
});
