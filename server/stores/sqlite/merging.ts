import { setTimeout as wait } from 'node:timers/promises';
import type { Loaded, Loading, LoadMode, Row } from '../dataset-port.ts';
import { type Connection, compared, parameter, parameterNames } from './connection.ts';
import { insertion, lastPlace } from './dataset-statements.ts';
import { type DatasetTables, tableOf } from './dataset-tables.ts';
import { type KeyedDataset, openStaging } from './staging.ts';

type Tables = Connection<DatasetTables>;

/** Rows in one transaction: some 40 ms, which is how long another writer then waits. */
const batchRows = 4_000;

/**
 * Milliseconds between two transactions, longer than those between two attempts of whoever waits
 * for the file, so that it gets a turn.
 */
const pause = 25;

/**
 * SX-A31: gathers rows beside the database, then merges them in the order of their keys. Readers
 * find rows at the places 1 to `count` at every moment, and no row ever moves.
 */
export async function openMerging(
  connection: Tables,
  dataset: KeyedDataset,
  mode: LoadMode,
): Promise<Loading> {
  const staging = await openStaging(connection.raw.name, dataset);
  return {
    add: (row, line = 0) => staging.add(row, line),
    async commit(onStored = () => {}) {
      const store = mode === 'replace' ? replace : merge;
      const rows = staging.sorted();
      try {
        return await store(connection, createWriter(connection, dataset, rows), onStored);
      } finally {
        // The file cannot be closed while somebody reads in it.
        rows.return?.();
        staging.close();
      }
    },
    rollback: async () => staging.close(),
  };
}

type OnStored = (rows: number) => void;

async function merge({ raw }: Tables, writer: Writer, onStored: OnStored): Promise<Loaded> {
  const write = raw.transaction(writer.writeSome);
  for (let stored = write.immediate(); stored > 0; stored = write.immediate()) {
    onStored(total(writer.loaded));
    await wait(pause);
  }
  return writer.loaded;
}

/** All at once, because every place gets another row: nobody is to read half of the old ones. */
async function replace({ raw }: Tables, writer: Writer, onStored: OnStored): Promise<Loaded> {
  const write = raw.transaction(() => {
    writer.clear();
    while (writer.writeSome() > 0) onStored(total(writer.loaded));
  });
  write.immediate();
  return writer.loaded;
}

const total = ({ added, changed, unchanged }: Loaded): number => added + changed + unchanged;

type Writer = ReturnType<typeof createWriter>;

/** Writes within the transactions of its caller. */
export function createWriter(connection: Tables, dataset: KeyedDataset, rows: Iterator<Row>) {
  const { raw, sql } = connection;
  const last = raw.prepare<[], { last: number }>(lastPlace(connection, dataset).compile().sql);
  const clear = raw.prepare(sql.deleteFrom(tableOf(dataset)).compile().sql);
  const put = putting(connection, dataset);
  const loaded = { added: 0, changed: 0, unchanged: 0 };

  /** Gives how many rows it took. */
  function writeSome(): number {
    let place = last.get()?.last ?? 0;
    for (let count = 0; count < batchRows; count += 1) {
      const next = rows.next();
      if (next.done) return count;
      const became = put(next.value, place + 1);
      if (became === 'added') place += 1;
      loaded[became] += 1;
    }
    return batchRows;
  }
  return { writeSome, clear: () => clear.run(), loaded };
}

/** Puts a row where its key is, else in the next place; what is there already is not written. */
function putting(connection: Tables, dataset: KeyedDataset) {
  const known = search(connection, dataset);
  const change = changing(connection, dataset);
  const insert = insertion(connection, dataset);
  return (row: Row, nextPlace: number): keyof Loaded => {
    const before = known.get(row[dataset.key] ?? '');
    if (before === undefined) {
      insert(row, nextPlace);
      return 'added';
    }
    if (dataset.fields.every((field) => before[field] === row[field])) return 'unchanged';
    change(row);
    return 'changed';
  };
}

function search({ sql, raw }: Tables, dataset: KeyedDataset) {
  const query = sql
    .selectFrom(tableOf(dataset))
    .select([...dataset.fields])
    .where(dataset.key, '=', compared<string>(dataset.key));
  return raw.prepare<string, Row>(query.compile().sql);
}

function changing({ sql, raw }: Tables, dataset: KeyedDataset) {
  const { key, fields } = dataset;
  const query = sql
    .updateTable(tableOf(dataset))
    .set(Object.fromEntries(fields.map((field) => [field, parameter<string>(field)])))
    .where(key, '=', compared<string>(key))
    .compile();
  const statement = raw.prepare(query.sql);
  const order = parameterNames(query);
  return (row: Row) => statement.run(order.map((name) => row[name]));
}
