import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Vocabulary } from './vocabulary.ts';

/** SX-R032: licences; an operator looks through those of one account or one enterprise. */
export const licenceMigration = (words: Vocabulary): Migration => ({
  async up(sql: Kysely<unknown>) {
    await sql.schema
      .createTable('licences')
      .addColumn('position', words.whole, words.counted)
      .addColumn('contract', words.text, (column) => column.notNull())
      .addColumn('id', words.text, (column) => column.notNull())
      .addColumn('username', words.text, (column) => column.notNull())
      .addColumn('unisc_id', words.text, (column) => column.notNull())
      .addColumn('digest', words.bytes, (column) => column.notNull())
      .addColumn('media_type', words.text, (column) => column.notNull())
      .addColumn('bytes', words.whole, (column) => column.notNull())
      .addColumn('file_name', words.text)
      .addColumn('uploaded_at', words.whole, (column) => column.notNull())
      .addColumn('expires_at', words.whole, (column) => column.notNull())
      .addColumn('revoked_at', words.whole)
      .addUniqueConstraint('licences_id', ['contract', 'id'])
      .execute();
    for (const owner of ['username', 'unisc_id']) {
      await sql.schema
        .createIndex(`licences_${owner}`)
        .on('licences')
        .columns(['contract', owner])
        .execute();
    }
  },
});
