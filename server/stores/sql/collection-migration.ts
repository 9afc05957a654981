import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Vocabulary } from './vocabulary.ts';

/** SX-R018, SX-R022: what was collected from providers, with its records, and who is at it now. */
export const collectionMigration = (words: Vocabulary): Migration => ({
  async up(sql: Kysely<unknown>) {
    await sql.schema
      .createTable('collections')
      .addColumn('position', words.whole, words.counted)
      .addColumn('contract', words.text, (column) => column.notNull())
      .addColumn('id', words.text, (column) => column.notNull())
      .addColumn('provider', words.text, (column) => column.notNull())
      .addColumn('started_at', words.whole, (column) => column.notNull())
      .addColumn('finished_at', words.whole, (column) => column.notNull())
      .addColumn('since', words.text)
      .addColumn('pages', words.whole, (column) => column.notNull())
      .addColumn('records', words.whole, (column) => column.notNull())
      .addColumn('digest', words.bytes)
      .addColumn('outcome', words.text, (column) => column.notNull())
      .addColumn('reason', words.text)
      .addUniqueConstraint('collections_id', ['contract', 'id'])
      .execute();
    await sql.schema
      .createIndex('collections_provider')
      .on('collections')
      .columns(['contract', 'provider'])
      .execute();
    await sql.schema
      .createTable('collection_records')
      .addColumn('collection', words.whole, (column) => column.notNull())
      .addColumn('position', words.whole, (column) => column.notNull())
      .addColumn('unisc_id', words.text, (column) => column.notNull())
      .addColumn('enterprise_name', words.text, (column) => column.notNull())
      .addColumn('assess_grade', words.text)
      .addPrimaryKeyConstraint('collection_records_key', ['collection', 'position'])
      .modifyEnd(words.keptByKey)
      .execute();
    await sql.schema
      .createTable('collection_claims')
      .addColumn('contract', words.text, (column) => column.notNull())
      .addColumn('provider', words.text, (column) => column.notNull())
      .addColumn('holder', words.text, (column) => column.notNull())
      .addColumn('pid', words.whole, (column) => column.notNull())
      .addColumn('claimed_at', words.whole, (column) => column.notNull())
      .addColumn('expires_at', words.whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('collection_claims_key', ['contract', 'provider'])
      .execute();
  },
});
