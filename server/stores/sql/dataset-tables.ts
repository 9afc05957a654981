import { UsageError } from '../../../spec/usage-error.ts';
import type { Dataset } from '../dataset-port.ts';
import { type Connection, held, namesIn, ran } from './connection.ts';
import type { Script } from './script.ts';

/** The tables of the datasets have names that only the documents know. */
export interface DatasetTables {
  readonly [table: string]: { readonly [column: string]: string | number };
}

/** The place of a row among all rows of its table, from 1 and without gaps. */
export const position = 'position';

/** The table of a dataset; names go into SQL as identifiers, so their characters are few. */
export function tableOf({ contract, name, fields }: Dataset): string {
  const odd =
    [contract, name, ...fields].find((word) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(word)) ??
    // SQLite does not tell columns apart by case.
    fields.find((field) => field.toLowerCase() === position);
  if (odd === undefined) return `rows_${contract}_${name}`;
  throw new UsageError({
    zh: `数据集 ${name} 的名称或字段名“${odd}”不能用作数据库中的名称`,
    en: `Dataset ${name}: "${odd}" cannot be a name in the database`,
  });
}

/** Makes the table, adds the columns that a newer document has, and indexes for key and filters. */
export async function ensureTable(connection: Connection<DatasetTables>, dataset: Dataset) {
  await connection.commit(() => ensured(connection, dataset))(undefined);
}

/**
 * The same within a transaction; several instances may start at the same moment. What is there
 * already is not made, so that a server may run without the right to make anything.
 */
function* ensured(connection: Connection<DatasetTables>, dataset: Dataset): Script<void> {
  const { sql, vocabulary } = connection;
  const table = tableOf(dataset);
  yield* held(connection, 'tables of datasets');
  const present = yield* namesIn(connection, vocabulary.columnsOf(table));
  const create = sql.schema
    .createTable(table)
    .addColumn(position, vocabulary.whole, (column) => column.primaryKey());
  if (present.length === 0) yield* ran(connection, create);
  for (const field of dataset.fields.filter((name) => !present.includes(name))) {
    const alter = sql.schema.alterTable(table);
    const widen = alter.addColumn(field, vocabulary.text, (column) =>
      column.notNull().defaultTo(''),
    );
    yield* ran(connection, widen);
  }
  yield* indexed(connection, dataset);
}

function* indexed(connection: Connection<DatasetTables>, dataset: Dataset): Script<void> {
  const { sql, vocabulary } = connection;
  const { key, filters } = dataset;
  const table = tableOf(dataset);
  const present = yield* namesIn(connection, vocabulary.indexesOf(table));
  const index = (name: string) => sql.schema.createIndex(name).on(table);
  const keyIndex = `${table}_key_${key}`;
  if (key !== undefined && !present.includes(keyIndex)) {
    yield* ran(connection, index(keyIndex).column(key).unique());
  }
  for (const filter of filters.filter((field) => field !== key)) {
    const name = `${table}_${filter}`;
    const columns = vocabulary.isPlaceInEveryIndex ? [filter] : [filter, position];
    if (!present.includes(name)) yield* ran(connection, index(name).columns(columns));
  }
}
