import type { Database, Statement } from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import type { Dataset } from '../dataset-port.ts';
import { type Connection, parameter, parameterNames } from './connection.ts';
import { type DatasetTables, position, tableOf } from './dataset-tables.ts';

type Tables = Connection<DatasetTables>;
type Values = readonly (string | number)[];
type Query = (dataset: Dataset, fields: readonly string[]) => { compile(): CompiledQuery };

/** Prepares the statement of a dataset and some of its fields when it is first asked for. */
export function prepared<Result>(raw: Database, query: Query) {
  const statements = new Map<string, Statement<[Values], Result>>();
  return (dataset: Dataset, fields: readonly string[] = []): Statement<[Values], Result> => {
    const name = `${dataset.contract} ${dataset.name} ${fields.join(' ')}`;
    const known = statements.get(name);
    if (known) return known;
    const made = raw.prepare<[Values], Result>(query(dataset, fields).compile().sql);
    statements.set(name, made);
    return made;
  };
}

/** The place of the last row, which is their number, too. */
export const lastPlace = ({ sql }: Tables, dataset: Dataset) =>
  sql
    .selectFrom(tableOf(dataset))
    .select(({ fn, lit }) => fn.coalesce(fn.max<number | null>(position), lit(0)).as('last'));

/** Inserts a row at a place. */
export function insertion({ sql, raw }: Tables, dataset: Dataset) {
  const columns = [position, ...dataset.fields];
  const query = sql
    .insertInto(tableOf(dataset))
    .values(Object.fromEntries(columns.map((column) => [column, parameter<string>(column)])))
    .compile();
  const statement = raw.prepare(query.sql);
  const order = parameterNames(query);
  return (row: Readonly<Record<string, string>>, place: number) =>
    statement.run(order.map((name) => (name === position ? place : row[name])));
}
