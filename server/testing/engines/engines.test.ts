import { describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { asked } from './asked.ts';
import { addressOf, missing, namedBy } from './named.ts';
import { ownSchema } from './own-schema.ts';

const databaseUrl = addressOf('database', process.env) ?? '';

describe('the contract tests of the stores', () => {
  for (const kind of missing(process.env)) {
    it.skip(`run on ${namedBy[kind].engine}, which ${namedBy[kind].variable} would name`);
  }

  it('run on SQLite and on every engine that is there', () => {
    const names = engines.map(({ name }) => name);

    expect(names).toContain('SQLite');
  });
});

describe.skipIf(databaseUrl === '')('a place on PostgreSQL', () => {
  it('keeps what was written there, apart from other places', async () => {
    const [here, there] = [
      await ownSchema(databaseUrl, 'here'),
      await ownSchema(databaseUrl, '/x'),
    ];
    await asked(here, 'create table facts as select 1 as one');
    const again = await ownSchema(databaseUrl, 'here');

    expect(await asked(again, 'select one from facts')).toEqual([{ one: 1 }]);
    await expect(asked(there, 'select one from facts')).rejects.toThrow('does not exist');
  });

  it('is empty for the next test', async () => {
    const here = await ownSchema(databaseUrl, 'here');

    await expect(asked(here, 'select one from facts')).rejects.toThrow('does not exist');
  });

  it('writes to disk before it says so', async () => {
    expect(await asked(databaseUrl, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });
});
