import type { Dataset, Loading, LoadMode } from '../dataset-port.ts';
import type { Connection } from './connection.ts';
import { insertion, lastPlace } from './dataset-statements.ts';
import { type DatasetTables, tableOf } from './dataset-tables.ts';

/**
 * One transaction for any number of rows: each goes to the database as it comes, so memory stays
 * flat, and readers on other connections see all of them or none.
 */
export async function openLoading(
  connection: Connection<DatasetTables>,
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
      insert(row, place);
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
