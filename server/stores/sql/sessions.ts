import type { Session, Sessions } from '../port.ts';
import { type Connection, compared, finding, parameter } from './connection.ts';
import { createPurge } from './expiry.ts';
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

function insertion({ sql, statement, write }: State) {
  const values = {
    contract: parameter<string>('contract'),
    digest: parameter<Uint8Array>('digest'),
    application: parameter<string>('application'),
    account: parameter<string>('account'),
    expires_at: parameter<number>('expiresAt'),
  };
  return write(statement(sql.insertInto('sessions').values(values)));
}

function search(connection: State): Sessions['find'] {
  const query = connection.sql
    .selectFrom('sessions')
    .select(['application', 'account', 'expires_at as expiresAt'])
    .where('contract', '=', compared<string>('contract'))
    .where('digest', '=', compared<Uint8Array>('digest'))
    .where('expires_at', '>', compared<number>('now'));
  return finding<Session, StateTables>(connection, query);
}

/** One statement finds and deletes, so of two logouts with one token exactly one succeeds. */
function ending({ sql, statement, write }: State): Sessions['end'] {
  const query = sql
    .deleteFrom('sessions')
    .where('contract', '=', compared<string>('contract'))
    .where('digest', '=', compared<Uint8Array>('digest'));
  const end = write(statement(query));
  return async (...key) => (await end(key)) === 1;
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
