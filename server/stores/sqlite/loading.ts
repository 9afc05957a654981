import type { Dataset, Loading, LoadMode } from '../dataset-port.ts';
import { inOrder, parameter } from '../sql/connection.ts';
import { lastPlace } from '../sql/dataset-statements.ts';
import { type DatasetTables, position, tableOf } from '../sql/dataset-tables.ts';
import type { SqliteConnection } from './connection.ts';

/**
 * One transaction for any number of rows: each goes to the database as it comes, so memory stays
 * flat, and readers on other connections see all of them or none.
 */
export async function openLoading(
  connection: SqliteConnection<DatasetTables>,
  dataset: Dataset,
  mode: LoadMode,
): Promise<Loading> {
  const { sql, raw } = connection;
  const insert = insertion(connection, dataset);

  raw.exec('BEGIN IMMEDIATE');
  if (mode === 'replace') await sql.deleteFrom(tableOf(dataset)).execute();
  const before = (await lastPlace(connection, dataset).executeTakeFirst())?.last ?? 0;
  let place = before;

  return {
    add(row) {
      place += 1;
      insert({ ...row, [position]: place });
      return undefined;
    },
    async commit() {
      raw.exec('COMMIT');
      return { added: place - before, changed: 0, unchanged: 0 };
    },
    async rollback() {
      if (raw.inTransaction) raw.exec('ROLLBACK');
    },
  };
}

function insertion({ sql, raw }: SqliteConnection<DatasetTables>, dataset: Dataset) {
  const columns = [position, ...dataset.fields];
  const named = Object.fromEntries(columns.map((column) => [column, parameter<string>(column)]));
  const query = sql.insertInto(tableOf(dataset)).values(named);
  const statement = raw.prepare(query.compile().sql);
  const values = inOrder(query);
  return (row: Readonly<Record<string, string | number>>) => statement.run(values(row));
}
