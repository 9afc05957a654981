import { sql as literal } from 'kysely';
import { type Connection, written } from './connection.ts';
import type { StateTables } from './tables.ts';

/** Prepares what forgets rows whose time is over; `key` are the columns of the table's key. */
export function createPurge<Table extends keyof StateTables>(
  connection: Connection<StateTables>,
  table: Table,
  key: readonly (keyof StateTables[Table] & string)[],
): (now: number, atMost: number) => Promise<number> {
  const columns = literal.raw(key.join(', '));
  const from = literal.table(table);
  const expired = literal`select ${columns} from ${from} where expires_at <= ${'now'} limit ${'atMost'}`;
  // Somebody may have claimed one anew since it was looked up, so that is looked at again.
  const query = literal`
    delete from ${from} where (${columns}) in (${expired}) and expires_at <= ${'now'}`;
  const purge = connection.write(connection.statement(written(connection, query)));
  return (now, atMost) => purge([now, atMost, now]);
}
