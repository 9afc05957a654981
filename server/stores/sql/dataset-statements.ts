import type { Dataset, Row } from '../dataset-port.ts';
import { type Compilable, type Connection, inOrder, parameter } from './connection.ts';
import { type DatasetTables, position, tableOf } from './dataset-tables.ts';
import { changesOf, type Script, type Statement, type Values } from './script.ts';

type Tables = Connection<DatasetTables>;
type Query = (dataset: Dataset, fields: readonly string[]) => Compilable;

/** Prepares the statement of a dataset and some of its fields when it is first asked for. */
export function prepared<Row>(connection: Tables, query: Query) {
  const statements = new Map<string, Statement<Row>>();
  return (dataset: Dataset, fields: readonly string[] = []): Statement<Row> => {
    const name = `${dataset.contract} ${dataset.name} ${fields.join(' ')}`;
    const known = statements.get(name);
    if (known) return known;
    const made = connection.statement<Row>(query(dataset, fields));
    statements.set(name, made);
    return made;
  };
}

/** The place of the last row, which is their number, too. */
export const lastPlace = ({ sql }: Pick<Tables, 'sql'>, dataset: Dataset) =>
  sql
    .selectFrom(tableOf(dataset))
    .select(({ fn, lit }) => fn.coalesce(fn.max<number | null>(position), lit(0)).as('last'));

/** Inserts so many rows at once, the first of them at a place. */
export function insertion({ sql, statement }: Tables, dataset: Dataset, count: number) {
  const columns = [position, ...dataset.fields];
  const row = Object.fromEntries(columns.map((name) => [name, parameter<string>(name)]));
  const insert = statement(sql.insertInto(tableOf(dataset)).values(Array(count).fill(row)));
  const values = inOrder(sql.insertInto(tableOf(dataset)).values(row));
  return function* (rows: readonly Row[], place: number): Script<void> {
    const all = rows.flatMap((one, index) => values({ ...one, [position]: place + index }));
    yield* changesOf(insert, all satisfies Values);
  };
}
