import type { Dataset, Loaded, Row } from '../dataset-port.ts';
import { type Connection, compared, inOrder, parameter, ran } from './connection.ts';
import { insertion, lastPlace } from './dataset-statements.ts';
import { type DatasetTables, tableOf } from './dataset-tables.ts';
import { changesOf, rowOf, rowsOf, type Script } from './script.ts';

type Tables = Connection<DatasetTables>;

export type KeyedDataset = Dataset & { readonly key: string };

/** How many rows one statement looks for or adds. */
const rowsAtOnce = 200;

export const nothingLoaded: Loaded = { added: 0, changed: 0, unchanged: 0 };

export const sumOf = (one: Loaded, other: Loaded): Loaded => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
});

/** Writes rows of a dataset within the transaction of its caller. */
export interface DatasetWriter {
  clear(): Script<void>;
  /** The place of the last row. */
  last(): Script<number>;
  /** Adds rows behind a place, whatever is there. */
  append(rows: readonly Row[], after: number): Script<void>;
}

/** What takes in the rows of any dataset. */
export function createWriter(connection: Tables, dataset: Dataset): DatasetWriter {
  const last = connection.statement<{ last: number }>(lastPlace(connection, dataset));
  const insertMany = insertion(connection, dataset, rowsAtOnce);
  const insertOne = insertion(connection, dataset, 1);
  return {
    *clear() {
      yield* ran(connection, connection.sql.deleteFrom(tableOf(dataset)));
    },
    *last() {
      return (yield* rowOf(last, []))?.last ?? 0;
    },
    *append(rows, after) {
      const whole = rows.length - (rows.length % rowsAtOnce);
      for (let start = 0; start < whole; start += rowsAtOnce) {
        yield* insertMany(rows.slice(start, start + rowsAtOnce), after + start + 1);
      }
      for (const [index, row] of rows.slice(whole).entries()) {
        yield* insertOne([row], after + whole + index + 1);
      }
    },
  };
}

/**
 * SX-A31: puts rows where their keys are, and the others behind the last; what is there already is
 * not written. No two of the rows may have one key.
 */
export function createMerger(connection: Tables, dataset: KeyedDataset) {
  const { append, last } = createWriter(connection, dataset);
  const search = searching(connection, dataset);
  const change = changing(connection, dataset);

  return function* merge(rows: readonly Row[]): Script<Loaded> {
    const loaded = { ...nothingLoaded };
    let place = yield* last();
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      const known = yield* search(some);
      const fresh = some.filter((row) => !known.has(keyOf(dataset, row)));
      yield* append(fresh, place);
      place += fresh.length;
      loaded.added += fresh.length;
      for (const row of some) {
        const before = known.get(keyOf(dataset, row));
        if (!before) continue;
        if (isSame(dataset, before, row)) loaded.unchanged += 1;
        else loaded.changed += yield* change(row);
      }
    }
    return loaded;
  };
}

const keyOf = ({ key }: KeyedDataset, row: Row): string => row[key] ?? '';

const isSame = ({ fields }: Dataset, before: Row, row: Row): boolean =>
  fields.every((field) => before[field] === row[field]);

/** Finds the rows that have the keys of these. */
function searching({ sql, statement }: Tables, dataset: KeyedDataset) {
  const { key, fields } = dataset;
  const query = (count: number) =>
    sql
      .selectFrom(tableOf(dataset))
      .select([...fields])
      .where(key, 'in', Array(count).fill(compared<string>(key)));
  const found = statement<Row>(query(rowsAtOnce));
  return function* (rows: readonly Row[]): Script<ReadonlyMap<string, Row>> {
    const statementFor = rows.length === rowsAtOnce ? found : statement<Row>(query(rows.length));
    const keys = rows.map((row) => keyOf(dataset, row));
    const known = yield* rowsOf(statementFor, keys);
    return new Map(known.map((row) => [keyOf(dataset, row), row]));
  };
}

function changing({ sql, statement }: Tables, dataset: KeyedDataset) {
  const { key, fields } = dataset;
  const query = sql
    .updateTable(tableOf(dataset))
    .set(Object.fromEntries(fields.map((field) => [field, parameter<string>(field)])))
    .where(key, '=', compared<string>(key));
  const update = statement(query);
  const values = inOrder(query);
  return (row: Row) => changesOf(update, values(row));
}
