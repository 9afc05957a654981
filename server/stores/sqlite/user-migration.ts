import { type Kysely, sql as literal } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Users and what they are granted; `autoincrement` never gives a number twice (SX-A46). */
export const userMigration: Migration = {
  async up(sql: Kysely<unknown>) {
    await sql.schema
      .createTable('users')
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('contract', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('accessid_digest', 'blob', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('disabled', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('registration', 'text', (column) => column.notNull())
      .addUniqueConstraint('users_username', ['contract', 'username'])
      .addUniqueConstraint('users_accessid', ['contract', 'accessid_digest'])
      .execute();
    await sql.schema
      .createTable('user_grants')
      .addColumn('contract', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('user_grants_key', ['contract', 'username', 'operation'])
      .addForeignKeyConstraint('user_grants_user', ['contract', 'username'], 'users', [
        'contract',
        'username',
      ])
      .modifyEnd(literal`without rowid`)
      .execute();
  },
};
