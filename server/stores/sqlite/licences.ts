import type { Licence, LicenceQuery, Licences } from '../licence-port.ts';
import { type Connection, compared, parameter, parameterNames } from './connection.ts';
import { groupCommit, patience } from './group-commit.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;
type Sql = Tables['sql'];

/** SX-R032: licences, written through a durable connection and read through any. */
export const createLicences = (main: Tables, durable: Tables): Licences => ({
  add: addition(durable),
  revoke: revocation(durable),
  find: search(main),
  list: (contract, query) => listed(main.sql, contract, query).execute(),
});

function addition({ sql, raw }: Tables): Licences['add'] {
  const query = sql
    .insertInto('licences')
    .values({
      contract: parameter<string>('contract'),
      id: parameter<string>('id'),
      username: parameter<string>('username'),
      unisc_id: parameter<string>('uniscId'),
      digest: parameter<Uint8Array>('digest'),
      media_type: parameter<Licence['mediaType']>('mediaType'),
      bytes: parameter<number>('bytes'),
      file_name: parameter<string>('fileName'),
      uploaded_at: parameter<number>('uploadedAt'),
      expires_at: parameter<number>('expiresAt'),
      revoked_at: parameter<number>('revokedAt'),
    })
    .compile();
  const statement = raw.prepare(query.sql);
  const order = parameterNames(query);
  const add = groupCommit(raw, (values: readonly unknown[]) => statement.run(values), patience);
  return async (contract, licence) => {
    const values: Readonly<Record<string, unknown>> = { contract, ...licence };
    await add(order.map((name) => values[name]));
  };
}

function revocation({ sql, raw }: Tables): Licences['revoke'] {
  const query = sql
    .updateTable('licences')
    .set({ revoked_at: parameter<number>('at') })
    .where('contract', '=', compared<string>('contract'))
    .where('id', '=', compared<string>('id'))
    .where('revoked_at', 'is', null);
  const statement = raw.prepare<[number, string, string]>(query.compile().sql);
  const revoke = groupCommit(
    raw,
    (values: [number, string, string]) => statement.run(...values).changes === 1,
    patience,
  );
  return (contract, id, at) => revoke([at, contract, id]);
}

/** Every authorised query asks for one, so this is prepared once. */
function search({ sql, raw }: Tables): Licences['find'] {
  const query = ofContract(sql)
    .where('contract', '=', compared<string>('contract'))
    .where('id', '=', compared<string>('id'));
  const statement = raw.prepare<[string, string], Licence>(query.compile().sql);
  return async (...key) => statement.get(...key);
}

/** By key set: however far back a page lies, it is read from where the last one ended. */
function listed(sql: Sql, contract: string, query: LicenceQuery) {
  const { username, uniscId, state, after, limit } = query;
  let found = ofContract(sql).where('contract', '=', contract).orderBy('position').limit(limit);
  if (username !== undefined) found = found.where('username', '=', username);
  if (uniscId !== undefined) found = found.where('unisc_id', '=', uniscId);
  if (state !== undefined) found = inState(found, state);
  if (after === undefined) return found;
  return found.where('position', '>', positionOf(sql, contract, after));
}

type Found = ReturnType<typeof ofContract>;

function inState(found: Found, { is, at }: NonNullable<LicenceQuery['state']>): Found {
  if (is === 'revoked') return found.where('revoked_at', 'is not', null);
  return found.where('revoked_at', 'is', null).where('expires_at', is === 'valid' ? '>' : '<=', at);
}

const ofContract = (sql: Sql) =>
  sql
    .selectFrom('licences')
    .select(['id', 'username', 'unisc_id as uniscId', 'digest', 'media_type as mediaType'])
    .select(['bytes', 'file_name as fileName', 'uploaded_at as uploadedAt'])
    .select(['expires_at as expiresAt', 'revoked_at as revokedAt']);

const positionOf = (sql: Sql, contract: string, id: string) =>
  sql
    .selectFrom('licences')
    .select('position')
    .where('contract', '=', contract)
    .where('id', '=', id);
