import type { Dataset, Loading, LoadMode } from '../port.ts';
import { type Connection, parameter, parameterNames } from './connection.ts';
import { type DatasetTables, position, tableOf } from './dataset-tables.ts';

/**
 * One transaction for any number of rows: each goes to the database as it comes, so memory stays
 * flat, and readers on other connections see all of them or none.
 */
export async function openLoading(
  { sql, raw }: Connection<DatasetTables>,
  dataset: Dataset,
  mode: LoadMode,
): Promise<Loading> {
  const table = tableOf(dataset);
  const { insert, order } = insertion({ sql, raw }, table, [position, ...dataset.fields]);

  raw.exec('BEGIN IMMEDIATE');
  if (mode === 'replace') await sql.deleteFrom(table).execute();
  const last = await sql
    .selectFrom(table)
    .select(({ fn }) => fn.max<number | null>(position).as('last'))
    .executeTakeFirst();
  let place = last?.last ?? 0;

  return {
    add(row) {
      place += 1;
      insert.run(order.map((name) => (name === position ? place : row[name])));
    },
    commit: async () => void raw.exec('COMMIT'),
    async rollback() {
      if (raw.inTransaction) raw.exec('ROLLBACK');
    },
  };
}

function insertion(
  { sql, raw }: Connection<DatasetTables>,
  table: string,
  columns: readonly string[],
) {
  const query = sql
    .insertInto(table)
    .values(Object.fromEntries(columns.map((column) => [column, parameter<string>(column)])))
    .compile();
  return { insert: raw.prepare(query.sql), order: parameterNames(query) };
}
