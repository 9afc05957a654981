import type { LastingNonces } from '../port.ts';
import { type Connection, compared, parameter } from './connection.ts';
import { createPurge } from './expiry.ts';
import type { StateTables } from './tables.ts';

/** WH-R031: which nonces were used, on disk. */
export function createNonces(connection: Connection<StateTables>): LastingNonces {
  const claim = claiming(connection);
  return {
    claim: async (application, nonce, { now, until }) =>
      (await claim([application, nonce, until, now])) === 1,
    purge: createPurge(connection, 'nonces', ['application', 'nonce']),
    async remembersAny(now) {
      const alive = connection.sql
        .selectFrom('nonces')
        .select('nonce')
        .where('expires_at', '>', now);
      return (await alive.limit(1).executeTakeFirst()) !== undefined;
    },
  };
}

/**
 * One statement decides and remembers, so of two simultaneous requests with one nonce exactly one
 * wins. A nonce whose time is over is free again even before it is purged.
 */
function claiming({ sql, statement, write }: Connection<StateTables>) {
  const values = {
    application: parameter<string>('application'),
    nonce: parameter<string>('nonce'),
    expires_at: parameter<number>('until'),
  };
  const query = sql
    .insertInto('nonces')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['application', 'nonce'])
        .doUpdateSet(({ ref }) => ({ expires_at: ref('excluded.expires_at') }))
        .where('nonces.expires_at', '<=', compared<number>('now')),
    );
  return write(statement(query));
}
