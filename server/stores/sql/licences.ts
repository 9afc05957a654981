import type { Licence, LicenceQuery, Licences } from '../licence-port.ts';
import {
  type Connection,
  compared,
  finding,
  inOrder,
  parameter,
  rowsFound,
  stilled,
} from './connection.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;
type Sql = Tables['sql'];

/** SX-R032: licences, written through a durable connection and read through any. */
export const createLicences = (main: Tables, durable: Tables): Licences => ({
  add: addition(durable),
  revoke: revocation(durable),
  find: search(main),
  list: listing(main),
});

function addition({ sql, statement, write }: Tables): Licences['add'] {
  const query = sql.insertInto('licences').values({
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
  });
  const values = inOrder(query);
  const add = write(statement(query));
  return async (contract, licence) => {
    await add(values({ contract, ...licence }));
  };
}

function revocation({ sql, statement, write }: Tables): Licences['revoke'] {
  const query = sql
    .updateTable('licences')
    .set({ revoked_at: parameter<number>('at') })
    .where('contract', '=', compared<string>('contract'))
    .where('id', '=', compared<string>('id'))
    .where('revoked_at', 'is', null);
  const revoke = write(statement(query));
  return async (contract, id, at) => (await revoke([at, contract, id])) === 1;
}

/** Every authorised query asks for one, so this is prepared once. */
function search(connection: Tables): Licences['find'] {
  const query = ofContract(connection.sql)
    .where('contract', '=', compared<string>('contract'))
    .where('id', '=', compared<string>('id'));
  return finding<Licence, MainTables>(connection, query);
}

/** Whoever goes on behind the last licence of a list misses none that was added meanwhile. */
function listing(connection: Tables): Licences['list'] {
  return (contract, asked) =>
    connection.snapshot(function* () {
      yield* stilled(connection, 'licences');
      return yield* rowsFound<Licence, MainTables>(
        connection,
        listed(connection.sql, contract, asked),
      );
    });
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
