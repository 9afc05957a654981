import { type Kysely, sql } from 'kysely';
import type { Dataset, Row } from '../dataset-port.ts';
import { compared, connect, parameter, parameterNames } from './connection.ts';
import { openScratch } from './scratch.ts';

export type KeyedDataset = Dataset & { readonly key: string };

/** Rows that are read and checked, but not yet in the database, in the order of their keys. */
export interface Staging {
  /** Gives the line of the earlier row that has the same key; the row is then not taken. */
  add(row: Row, line: number): number | undefined;
  sorted(): Iterator<Row>;
  close(): void;
}

interface StagingTables {
  rows: Readonly<Record<string, string | number>>;
}

/** No field has this name: theirs begin with a letter. */
const lineColumn = '_line';

/** Opens an empty staging table in a file beside the database. */
export async function openStaging(database: string, dataset: KeyedDataset): Promise<Staging> {
  const { raw, close } = openScratch(database);
  const staged = connect<StagingTables>(raw).sql;
  await createRows(staged, dataset);
  const insertQuery = insertion(staged, dataset);
  const order = parameterNames(insertQuery);
  const insert = raw.prepare(insertQuery.sql);
  const lineOf = raw.prepare<string, number>(lineQuery(staged, dataset).sql).pluck();
  const sorted = staged
    .selectFrom('rows')
    .select([...dataset.fields])
    .orderBy(dataset.key);
  // It is never committed: nobody will open this file again.
  raw.exec('BEGIN');

  return {
    add(row, line) {
      const { changes } = insert.run(order.map((name) => (name === lineColumn ? line : row[name])));
      return changes === 1 ? undefined : lineOf.get(row[dataset.key] ?? '');
    },
    sorted: () => raw.prepare<[], Row>(sorted.compile().sql).iterate(),
    close,
  };
}

/** Kept in the order of the keys, so that a repeated one is found when it comes. */
async function createRows(staged: Kysely<StagingTables>, { key, fields }: KeyedDataset) {
  let table = staged.schema
    .createTable('rows')
    .addColumn(key, 'text', (column) => column.primaryKey())
    .addColumn(lineColumn, 'integer');
  for (const field of fields) if (field !== key) table = table.addColumn(field, 'text');
  await table.modifyEnd(sql`without rowid`).execute();
}

function insertion(staged: Kysely<StagingTables>, { fields }: KeyedDataset) {
  const columns = [lineColumn, ...fields];
  return staged
    .insertInto('rows')
    .values(Object.fromEntries(columns.map((column) => [column, parameter<string>(column)])))
    .onConflict((conflict) => conflict.doNothing())
    .compile();
}

const lineQuery = (staged: Kysely<StagingTables>, { key }: KeyedDataset) =>
  staged.selectFrom('rows').select(lineColumn).where(key, '=', compared<string>(key)).compile();
