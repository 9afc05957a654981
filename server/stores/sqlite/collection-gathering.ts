import type { Collection, Gathering, StoreTerms } from '../collection-port.ts';
import type { Dataset, Loaded, Row } from '../dataset-port.ts';
import { type CollectionStaging, openCollectionStaging } from './collection-staging.ts';
import { valuesOf } from './collections.ts';
import { type Connection, compared, parameter, parameterNames } from './connection.ts';
import { type DatasetTables, ensureTable } from './dataset-tables.ts';
import { createWriter } from './merging.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;

/** Gathers records beside the database, then stores them whole or not at all (SX-R022). */
export function gathering(
  main: Tables,
  rows: Connection<DatasetTables>,
  provider: string,
): Gathering {
  const staging = openCollectionStaging(main.raw.name, provider);
  return {
    add: staging.add,
    async store(contract, collection, { holder, publish }) {
      if (publish) await ensureTable(rows, publish);
      const merge = publish && mergingInto(rows, publish);
      const isHeld = holding(main, contract, collection.provider);
      const insert = insertion(main, contract);
      const write = main.raw.transaction(() => {
        if (!isHeld(holder)) return undefined;
        insert(collection, staging);
        return merge ? { merged: merge(staging) } : {};
      });
      return write.immediate();
    },
    close: staging.close,
  };
}

/** A run that was held up so long that its claim went to another one must not come in after it. */
function holding({ sql, raw }: Tables, contract: string, provider: string) {
  const query = sql
    .selectFrom('collection_claims')
    .select('holder')
    .where('contract', '=', compared<string>('contract'))
    .where('provider', '=', compared<string>('provider'));
  const find = raw.prepare<[string, string], string>(query.compile().sql).pluck();
  return (holder: StoreTerms['holder']) => find.get(contract, provider) === holder;
}

/** Writes a collection and its records within the transaction of its caller. */
function insertion({ sql, raw }: Tables, contract: string) {
  const recordQuery = sql
    .insertInto('collection_records')
    .values({
      collection: parameter<number>('collection'),
      position: parameter<number>('position'),
      unisc_id: parameter<string>('uniscId'),
      enterprise_name: parameter<string>('enterpriseName'),
      assess_grade: parameter<string>('assessGrade'),
    })
    .compile();
  const order = parameterNames(recordQuery);
  const insertRecord = raw.prepare(recordQuery.sql);

  return (stored: Collection, staging: CollectionStaging) => {
    const query = sql.insertInto('collections').values(valuesOf(contract, stored)).compile();
    const { lastInsertRowid: collection } = raw.prepare(query.sql).run(query.parameters);
    let position = 0;
    for (const record of staging.inOrder()) {
      position += 1;
      const values: Readonly<Record<string, unknown>> = { ...record, collection, position };
      insertRecord.run(order.map((name) => values[name]));
    }
  };
}

/** Merges the records within the transaction of its caller. */
function mergingInto(rows: Connection<DatasetTables>, dataset: Dataset) {
  const { key } = dataset;
  if (key === undefined) throw new Error(`the rows of ${dataset.name} have no key`);
  return (staging: CollectionStaging): Loaded => {
    const sorted = rowsOf(staging);
    try {
      const { writeSome, loaded } = createWriter(rows, { ...dataset, key }, sorted);
      while (writeSome() > 0);
      return loaded;
    } finally {
      // The staging cannot be closed while somebody reads in it.
      sorted.return(undefined);
    }
  };
}

/** A dataset has no null; an empty text stands for it (SX-A24). */
function* rowsOf(staging: CollectionStaging): Generator<Row, undefined> {
  for (const { uniscId, enterpriseName, assessGrade } of staging.byCode()) {
    yield { uniscId, enterpriseName, assessGrade: assessGrade ?? '' };
  }
}
