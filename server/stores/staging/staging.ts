import { type Kysely, sql } from 'kysely';
import type { Dataset, Row } from '../dataset-port.ts';
import { compared, inOrder, parameter } from '../sql/connection.ts';
import { connect } from '../sqlite/connection.ts';
import { openScratch } from './scratch.ts';
import { smallHeap } from './small-heap.ts';

/**
 * Rows that are read and checked, but not yet in the database: in the order of their keys, or in
 * that in which they came where they have none.
 */
export interface Staging {
  /** Gives the line of the earlier row that has the same key; the row is then not taken. */
  add(row: Row, line: number): number | undefined;
  /** All rows in their order, some at a time. */
  batches(): Iterable<readonly Row[]>;
  close(): void;
}

interface StagingTables {
  rows: Readonly<Record<string, string | number>>;
}

/** No field has this name: theirs begin with a letter. */
const lineColumn = '_line';

/** Opens an empty staging table in a file of its own beside a database. */
export async function openStaging(database: string, dataset: Dataset): Promise<Staging> {
  const { raw, close } = openScratch(database);
  const staged = connect<StagingTables>(raw).sql;
  await createRows(staged, dataset);
  const insertQuery = insertion(staged, dataset);
  const values = inOrder(insertQuery);
  const insert = raw.prepare(insertQuery.compile().sql);
  const lineOf = raw.prepare<string, number>(lineQuery(staged, dataset)).pluck();
  const sorted = staged
    .selectFrom('rows')
    .select([...dataset.fields])
    .orderBy(orderOf(dataset))
    .compile();
  // It is never committed: nobody will open this file again.
  raw.exec('BEGIN');
  const growAgain = smallHeap();

  return {
    add(row, line) {
      const { changes } = insert.run(values({ ...row, [lineColumn]: line }));
      return changes === 1 ? undefined : lineOf.get(row[dataset.key ?? ''] ?? '');
    },
    batches: () => inBatches(raw.prepare<[], Row>(sorted.sql).iterate()),
    close() {
      close();
      growAgain();
    },
  };
}

const orderOf = ({ key = lineColumn }: Dataset): string => key;

/** Kept in their order, so that a repeated key is found when it comes. */
async function createRows(staged: Kysely<StagingTables>, dataset: Dataset) {
  const { key, fields } = dataset;
  const others = fields.filter((field) => field !== key);
  let table = staged.schema.createTable('rows');
  if (key !== undefined) table = table.addColumn(key, 'text', (column) => column.primaryKey());
  table = table.addColumn(lineColumn, 'integer', (column) =>
    key === undefined ? column.primaryKey() : column,
  );
  for (const field of others) table = table.addColumn(field, 'text');
  await table.modifyEnd(sql`without rowid`).execute();
}

function insertion(staged: Kysely<StagingTables>, { fields }: Dataset) {
  const columns = [lineColumn, ...fields];
  return staged
    .insertInto('rows')
    .values(Object.fromEntries(columns.map((column) => [column, parameter<string>(column)])))
    .onConflict((conflict) => conflict.doNothing());
}

const lineQuery = (staged: Kysely<StagingTables>, dataset: Dataset): string =>
  staged
    .selectFrom('rows')
    .select(lineColumn)
    .where(orderOf(dataset), '=', compared<string>('key'))
    .compile().sql;

/**
 * Rows that are in memory at a time, and in one transaction where others write in between: some
 * 40 ms, which is how long they may have to wait.
 */
const batchRows = 4_000;

/** Gathers what comes one by one; whoever stops half-way lets go of the rest. */
export function* inBatches<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
