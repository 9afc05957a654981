import type { Kysely } from 'kysely';

/** SX-R032: licences; an operator looks through those of one account or one enterprise. */
export const licenceMigration = {
  async up(sql: Kysely<unknown>) {
    await sql.schema
      .createTable('licences')
      .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('contract', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('unisc_id', 'text', (column) => column.notNull())
      .addColumn('digest', 'blob', (column) => column.notNull())
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('file_name', 'text')
      .addColumn('uploaded_at', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .addColumn('revoked_at', 'integer')
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
};
