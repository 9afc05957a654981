import type { Nonces } from '../port.ts';
import { type Connection, compared, parameter } from './connection.ts';
import { groupCommit } from './group-commit.ts';
import type { StateTables } from './tables.ts';

/** WH-R031: which nonces were used, on disk. */
export function createNonces(connection: Connection<StateTables>): Nonces {
  const claim = claiming(connection);
  return {
    claim: (passid, nonce, { now, until }) => claim([passid, nonce, until, now]),
    purge: (...limits) => purged(connection.sql, ...limits),
  };
}

type Values = [passid: string, nonce: string, until: number, now: number];

/**
 * One statement decides and remembers, so of two simultaneous requests with one nonce exactly one
 * wins. A nonce whose time is over is free again even before it is purged.
 */
function claiming({ sql, raw }: Connection<StateTables>) {
  const values = {
    passid: parameter<string>('passid'),
    nonce: parameter<string>('nonce'),
    expires_at: parameter<number>('until'),
  };
  const query = sql
    .insertInto('nonces')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['passid', 'nonce'])
        .doUpdateSet(({ ref }) => ({ expires_at: ref('excluded.expires_at') }))
        .where('nonces.expires_at', '<=', compared<number>('now')),
    )
    .compile();
  const statement = raw.prepare<Values>(query.sql);
  return groupCommit<Values>(raw, (values) => statement.run(...values).changes === 1);
}

async function purged(sql: Connection<StateTables>['sql'], now: number, atMost: number) {
  const { numDeletedRows } = await sql
    .deleteFrom('nonces')
    .where(({ eb, refTuple, selectFrom }) => {
      const expired = selectFrom('nonces')
        .select(['passid', 'nonce'])
        .where('expires_at', '<=', now)
        .limit(atMost);
      return eb(refTuple('passid', 'nonce'), 'in', expired.$asTuple('passid', 'nonce'));
    })
    .executeTakeFirst();
  return Number(numDeletedRows);
}
