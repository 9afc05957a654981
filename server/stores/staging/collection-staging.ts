import type { CollectedRecord } from '../collection-port.ts';
import { compared, inOrder, parameter } from '../sql/connection.ts';
import { connect } from '../sqlite/connection.ts';
import { openScratch } from './scratch.ts';

/** Records that have come, but may still be refused; memory does not grow with their number. */
export interface CollectionStaging {
  /** Gives the place of an earlier record of the same enterprise; it is then not taken. */
  add(record: CollectedRecord): number | undefined;
  /** As they came. */
  inOrder(): Iterable<CollectedRecord>;
  byCode(): Iterable<CollectedRecord>;
  close(): void;
}

interface StagingTables {
  records: CollectedRecord & { readonly position: number };
}

type Order = 'position' | 'uniscId';

/** Opens an empty table of records in a file beside the database. */
export function openCollectionStaging(database: string, provider: string): CollectionStaging {
  const { raw, close } = openScratch(database, `collect-${provider}`);
  const { sql } = connect<StagingTables>(raw);
  const table = sql.schema
    .createTable('records')
    .addColumn('position', 'integer', (column) => column.primaryKey())
    .addColumn('uniscId', 'text', (column) => column.unique())
    .addColumn('enterpriseName', 'text')
    .addColumn('assessGrade', 'text');
  raw.exec(table.compile().sql);
  const query = sql
    .insertInto('records')
    .values({
      position: parameter<number>('position'),
      uniscId: parameter<string>('uniscId'),
      enterpriseName: parameter<string>('enterpriseName'),
      assessGrade: parameter<string>('assessGrade'),
    })
    .onConflict((conflict) => conflict.doNothing());
  const insert = raw.prepare(query.compile().sql);
  const values = inOrder(query);
  const earlier = sql.selectFrom('records').select('position');
  const ofCode = earlier.where('uniscId', '=', compared<string>('uniscId')).compile();
  const placeOf = raw.prepare<string, number>(ofCode.sql).pluck();
  const all = sql.selectFrom('records').select(['uniscId', 'enterpriseName', 'assessGrade']);
  const sorted = (by: Order) =>
    raw.prepare<[], CollectedRecord>(all.orderBy(by).compile().sql).iterate();
  let last = 0;
  // It is never committed: nobody will open this file again.
  raw.exec('BEGIN');

  return {
    add(record) {
      const { changes } = insert.run(values({ ...record, position: last + 1 }));
      if (changes === 0) return placeOf.get(record.uniscId);
      last += 1;
      return undefined;
    },
    inOrder: () => sorted('position'),
    byCode: () => sorted('uniscId'),
    close,
  };
}
