import type { Connection } from './connection.ts';
import type { StateTables } from './tables.ts';

/** Prepares what forgets rows whose time is over; `key` are the columns of the table's key. */
export function createPurge<Table extends keyof StateTables>(
  { raw }: Connection<StateTables>,
  table: Table,
  key: readonly (keyof StateTables[Table] & string)[],
): (now: number, atMost: number) => Promise<number> {
  const columns = key.join(', ');
  const expired = `select ${columns} from ${table} where expires_at <= ? limit ?`;
  const statement = raw.prepare(`delete from ${table} where (${columns}) in (${expired})`);
  return async (now, atMost) => statement.run(now, atMost).changes;
}
