import type { Statement } from 'better-sqlite3';
import type { Dataset, Datasets, Filters, PageQuery, Row } from '../port.ts';
import { type Connection, compared } from './connection.ts';
import { type DatasetTables, ensureTable, position, tableOf } from './dataset-tables.ts';
import { openLoading } from './loading.ts';

/** A page of rows as a statement that was prepared once; `pageValues` gives its parameters. */
type PageStatement = Statement<[PageValues], Row>;

type PageValues = readonly (string | number)[];

/** Rows of the data services: a page is read by its place or by the indexes of its filters. */
export function createDatasets(connection: Connection<DatasetTables>): Datasets {
  const statementFor = pageStatements(connection);
  return {
    ensure: (dataset) => ensureTable(connection, dataset),
    async page(dataset, query) {
      return statementFor(dataset, query.filters).all(pageValues(query));
    },
    async count(dataset) {
      const last = await connection.sql
        .selectFrom(tableOf(dataset))
        .select(({ fn }) => fn.max<number | null>(position).as('last'))
        .executeTakeFirst();
      return last?.last ?? 0;
    },
    load: (dataset, mode) => openLoading(connection, dataset, mode),
  };
}

/** Prepares the statement of a dataset and a combination of filters when it is first asked for. */
function pageStatements({ sql, raw }: Connection<DatasetTables>) {
  const statements = new Map<string, PageStatement>();
  return (dataset: Dataset, filters: Filters): PageStatement => {
    const fields = filters.map(([field]) => field);
    const key = `${dataset.contract} ${dataset.name} ${fields.join(' ')}`;
    const known = statements.get(key);
    if (known) return known;
    const made = raw.prepare<[PageValues], Row>(pageQuery(sql, dataset, fields).compile().sql);
    statements.set(key, made);
    return made;
  };
}

/**
 * Without filters the places say where a page is, however far back. With filters it is counted
 * off along an index, which holds the places in order.
 */
function pageQuery(sql: Connection<DatasetTables>['sql'], dataset: Dataset, fields: string[]) {
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
const lastPlace = 2 ** 50;

/** In the order in which `pageQuery` asks for them. */
function pageValues({ filters, page, size }: PageQuery): PageValues {
  const after = Math.min((page - 1) * size, lastPlace);
  if (filters.length === 0) return [after, after + size];
  return [...filters.map(([, value]) => value), size, after];
}
