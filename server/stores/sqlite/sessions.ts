import type { Session, Sessions } from '../port.ts';
import { type Connection, compared, parameter } from './connection.ts';
import { createPurge } from './expiry.ts';
import { groupCommit } from './group-commit.ts';
import type { StateTables } from './tables.ts';

type State = Connection<StateTables>;

/** NM-R027: sessions on disk, by the digest of their token. */
export function createSessions(connection: State): Sessions {
  const insert = insertion(connection);
  return {
    async open(contract, digest, { application, account, expiresAt }) {
      await insert([contract, digest, application, account, expiresAt]);
    },
    find: search(connection),
    end: ending(connection),
    endAll: (...owner) => allEnded(connection.sql, ...owner),
    purge: createPurge(connection, 'sessions', ['contract', 'digest']),
  };
}

type Values = [contract: string, digest: Uint8Array, ...owner: [string, string, number]];

function insertion({ sql, raw }: State) {
  const values = {
    contract: parameter<string>('contract'),
    digest: parameter<Uint8Array>('digest'),
    application: parameter<string>('application'),
    account: parameter<string>('account'),
    expires_at: parameter<number>('expiresAt'),
  };
  const statement = raw.prepare<Values>(sql.insertInto('sessions').values(values).compile().sql);
  return groupCommit<Values, boolean>(raw, (inputs) => statement.run(...inputs).changes === 1);
}

function search({ sql, raw }: State): Sessions['find'] {
  const query = sql
    .selectFrom('sessions')
    .select(['application', 'account', 'expires_at as expiresAt'])
    .where('contract', '=', compared<string>('contract'))
    .where('digest', '=', compared<Uint8Array>('digest'))
    .where('expires_at', '>', compared<number>('now'));
  const statement = raw.prepare<[string, Uint8Array, number], Session>(query.compile().sql);
  return async (...key) => statement.get(...key);
}

/** One statement finds and deletes, so of two logouts with one token exactly one succeeds. */
function ending({ sql, raw }: State): Sessions['end'] {
  const query = sql
    .deleteFrom('sessions')
    .where('contract', '=', compared<string>('contract'))
    .where('digest', '=', compared<Uint8Array>('digest'));
  const statement = raw.prepare<[string, Uint8Array]>(query.compile().sql);
  const end = groupCommit<[string, Uint8Array], boolean>(
    raw,
    (key) => statement.run(...key).changes === 1,
  );
  return (...key) => end(key);
}

async function allEnded(
  sql: State['sql'],
  contract: string,
  { application, account }: Parameters<Sessions['endAll']>[1],
) {
  const ofApplication = sql
    .deleteFrom('sessions')
    .where('contract', '=', contract)
    .where('application', '=', application);
  const query =
    account === undefined ? ofApplication : ofApplication.where('account', '=', account);
  await query.execute();
}
