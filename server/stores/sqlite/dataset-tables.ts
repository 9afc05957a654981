import type { Kysely } from 'kysely';
import { UsageError } from '../../../spec/usage-error.ts';
import type { Dataset } from '../dataset-port.ts';
import type { Connection } from './connection.ts';

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
  const table = tableOf(dataset);
  const { schema } = connection.sql;
  await schema
    .createTable(table)
    .ifNotExists()
    .addColumn(position, 'integer', (column) => column.primaryKey())
    .execute();
  const present = await columnsOf(connection.sql, table);
  for (const field of dataset.fields.filter((name) => !present.includes(name))) {
    const add = schema.alterTable(table);
    await add.addColumn(field, 'text', (column) => column.notNull().defaultTo('')).execute();
  }
  const { key } = dataset;
  if (key !== undefined) {
    const index = schema.createIndex(`${table}_key_${key}`).ifNotExists().on(table).column(key);
    await index.unique().execute();
  }
  for (const filter of dataset.filters.filter((field) => field !== key)) {
    await schema.createIndex(`${table}_${filter}`).ifNotExists().on(table).column(filter).execute();
  }
}

async function columnsOf(sql: Kysely<DatasetTables>, table: string): Promise<readonly string[]> {
  const tables = await sql.introspection.getTables();
  const found = tables.find(({ name }) => name === table);
  return found?.columns.map(({ name }) => name) ?? [];
}
