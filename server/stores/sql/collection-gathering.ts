import type { CollectedRecord, Collection, Gathering, StoreTerms } from '../collection-port.ts';
import type { Dataset, Loaded, Row } from '../dataset-port.ts';
import { type CollectionStaging, openCollectionStaging } from '../staging/collection-staging.ts';
import { inBatches } from '../staging/staging.ts';
import { valuesOf } from './collections.ts';
import { type Connection, compared, held, inOrder, parameter } from './connection.ts';
import { type DatasetTables, ensureTable, tableOf } from './dataset-tables.ts';
import { createMerger, nothingLoaded, sumOf } from './dataset-writing.ts';
import { changesOf, rowOf, type Script } from './script.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;
type Rows = Connection<DatasetTables>;

/** A database, for its own tables and for those of the datasets. */
export interface GatheringSetting {
  readonly main: Tables;
  readonly rows: Rows;
  /** The file beside which there is room for all records. */
  readonly beside: string;
}

/** Gathers records beside the database, then stores them whole or not at all (SX-R022). */
export function gathering({ main, rows, beside }: GatheringSetting, provider: string): Gathering {
  const staging = openCollectionStaging(beside, provider);
  return {
    add: staging.add,
    async store(contract, collection, { holder, publish }) {
      if (publish) await ensureTable(rows, publish);
      const isHeld = holding(main, contract, collection.provider);
      const insert = insertion(main, contract);
      const write = main.commit(function* () {
        if (!(yield* isHeld(holder))) return undefined;
        yield* insert(collection, staging);
        return publish ? { merged: yield* mergedInto(rows, publish, staging) } : {};
      });
      return write(undefined);
    },
    close: staging.close,
  };
}

/** A run that was held up so long that its claim went to another one must not come in after it. */
function holding(connection: Tables, contract: string, provider: string) {
  const query = connection.sql
    .selectFrom('collection_claims')
    .select('holder')
    .where('contract', '=', compared<string>('contract'))
    .where('provider', '=', compared<string>('provider'));
  const find = connection.statement<Pick<StoreTerms, 'holder'>>(query);
  return function* (holder: string): Script<boolean> {
    yield* held(connection, claimsOf(provider));
    return (yield* rowOf(find, [contract, provider]))?.holder === holder;
  };
}

/** What is held while a claim is looked at or taken. */
export const claimsOf = (provider: string): string => `claim of ${provider}`;

/** Writes a collection and its records within the transaction of its caller. */
function insertion(connection: Tables, contract: string) {
  const { sql, statement } = connection;
  const recordQuery = sql.insertInto('collection_records').values({
    collection: parameter<number>('collection'),
    position: parameter<number>('position'),
    unisc_id: parameter<string>('uniscId'),
    enterprise_name: parameter<string>('enterpriseName'),
    assess_grade: parameter<string>('assessGrade'),
  });
  const values = inOrder(recordQuery);
  const insertRecord = statement(recordQuery);

  return function* (stored: Collection, staging: CollectionStaging): Script<void> {
    const row = valuesOf(contract, stored);
    const query = sql.insertInto('collections').values(row).returning('position as collection');
    const made = statement<{ readonly collection: number }>(query);
    const known = yield* rowOf(made, query.compile().parameters);
    let position = 0;
    for (const record of staging.inOrder()) {
      position += 1;
      yield* changesOf(insertRecord, values({ ...record, ...known, position }));
    }
  };
}

/** Merges the records within the transaction of its caller. */
function* mergedInto(rows: Rows, dataset: Dataset, staging: CollectionStaging): Script<Loaded> {
  const { key } = dataset;
  if (key === undefined) throw new Error(`the rows of ${dataset.name} have no key`);
  yield* held(rows, tableOf(dataset));
  const merge = createMerger(rows, { ...dataset, key });
  let loaded = nothingLoaded;
  for (const batch of inBatches(staging.byCode())) {
    loaded = sumOf(loaded, yield* merge(batch.map(publishedRow)));
  }
  return loaded;
}

/** A dataset has no null; an empty text stands for it (SX-A24). */
const publishedRow = ({ uniscId, enterpriseName, assessGrade }: CollectedRecord): Row => ({
  uniscId,
  enterpriseName,
  assessGrade: assessGrade ?? '',
});
