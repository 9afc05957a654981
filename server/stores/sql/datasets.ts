import type { Dataset, Datasets, PageQuery, Row } from '../dataset-port.ts';
import { type Connection, compared } from './connection.ts';
import { lastPlace, prepared } from './dataset-statements.ts';
import { type DatasetTables, ensureTable, position, tableOf } from './dataset-tables.ts';

type Tables = Connection<DatasetTables>;

/** Where rows are read, where tables are made, and how rows come in. */
export interface DatasetsSetting {
  readonly rows: Tables;
  readonly long: Tables;
  readonly load: Datasets['load'];
}

/** Rows of the data services: a page is read by its place or by the indexes of its filters. */
export function createDatasets({ rows, long, load }: DatasetsSetting): Datasets {
  const { sql, read, readFirst } = rows;
  const page = prepared<Row>(rows, (dataset, fields) => pageQuery(sql, dataset, fields));
  const last = prepared<{ last: number }>(rows, (dataset) => lastPlace(rows, dataset));
  const byKey = prepared<Row>(rows, (dataset) => keyQuery(sql, dataset));
  const find: Datasets['find'] = async (dataset, key) => readFirst(byKey(dataset), [key]);
  return {
    ensure: (dataset) => ensureTable(long, dataset),
    async page(dataset, query) {
      const fields = query.filters.map(([field]) => field);
      return read(page(dataset, fields), pageValues(query));
    },
    count: async (dataset) => (await readFirst(last(dataset), []))?.last ?? 0,
    find,
    has: async (...asked) => (await find(...asked)) !== undefined,
    load,
  };
}

/**
 * Without filters the places say where a page is, however far back. With filters it is counted
 * off along an index, which holds the places in order.
 */
function pageQuery(sql: Tables['sql'], dataset: Dataset, fields: readonly string[]) {
  const all = sql
    .selectFrom(tableOf(dataset))
    .select([...dataset.fields])
    .orderBy(position);
  if (fields.length === 0) {
    return all
      .where(position, '>', compared<number>('after'))
      .where(position, '<=', compared<number>('upTo'));
  }
  let filtered = all;
  for (const field of fields) filtered = filtered.where(field, '=', compared<string>(field));
  return filtered.limit(compared<number>('size')).offset(compared<number>('after'));
}

/** No dataset reaches this place; what lies beyond could not be handed to SQLite as an integer. */
const utmostPlace = 2 ** 50;

/** In the order in which `pageQuery` asks for them. */
function pageValues({ filters, page, size }: PageQuery): readonly (string | number)[] {
  const after = Math.min((page - 1) * size, utmostPlace);
  if (filters.length === 0) return [after, after + size];
  return [...filters.map(([, value]) => value), size, after];
}

function keyQuery(sql: Tables['sql'], dataset: Dataset) {
  if (dataset.key === undefined) throw new Error(`the rows of ${dataset.name} have no key`);
  return sql
    .selectFrom(tableOf(dataset))
    .select([...dataset.fields])
    .where(dataset.key, '=', compared<string>(dataset.key));
}
