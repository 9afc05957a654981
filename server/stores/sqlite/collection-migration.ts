import { type Kysely, sql as literal } from 'kysely';
import type { Migration } from 'kysely/migration';

/** SX-R018, SX-R022: what was collected from providers, with its records, and who is at it now. */
export const collectionMigration: Migration = {
  async up(sql: Kysely<unknown>) {
    await sql.schema
      .createTable('collections')
      .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('contract', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('started_at', 'integer', (column) => column.notNull())
      .addColumn('finished_at', 'integer', (column) => column.notNull())
      .addColumn('since', 'text')
      .addColumn('pages', 'integer', (column) => column.notNull())
      .addColumn('records', 'integer', (column) => column.notNull())
      .addColumn('digest', 'blob')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addUniqueConstraint('collections_id', ['contract', 'id'])
      .execute();
    await sql.schema
      .createIndex('collections_provider')
      .on('collections')
      .columns(['contract', 'provider'])
      .execute();
    await sql.schema
      .createTable('collection_records')
      .addColumn('collection', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('unisc_id', 'text', (column) => column.notNull())
      .addColumn('enterprise_name', 'text', (column) => column.notNull())
      .addColumn('assess_grade', 'text')
      .addPrimaryKeyConstraint('collection_records_key', ['collection', 'position'])
      .modifyEnd(literal`without rowid`)
      .execute();
    await sql.schema
      .createTable('collection_claims')
      .addColumn('contract', 'text', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('pid', 'integer', (column) => column.notNull())
      .addColumn('claimed_at', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('collection_claims_key', ['contract', 'provider'])
      .execute();
  },
};
