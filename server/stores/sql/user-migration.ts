import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Vocabulary } from './vocabulary.ts';

/** Users and what they are granted; `autoincrement` never gives a number twice (SX-A46). */
export const userMigration = (words: Vocabulary): Migration => ({
  async up(sql: Kysely<unknown>) {
    await sql.schema
      .createTable('users')
      .addColumn('number', words.whole, words.counted)
      .addColumn('contract', words.text, (column) => column.notNull())
      .addColumn('username', words.text, (column) => column.notNull())
      .addColumn('accessid_digest', words.bytes, (column) => column.notNull())
      .addColumn('password_hash', words.text, (column) => column.notNull())
      .addColumn('disabled', words.whole, (column) => column.notNull())
      .addColumn('created_at', words.whole, (column) => column.notNull())
      .addColumn('registration', words.text, (column) => column.notNull())
      .addUniqueConstraint('users_username', ['contract', 'username'])
      .addUniqueConstraint('users_accessid', ['contract', 'accessid_digest'])
      .execute();
    await sql.schema
      .createTable('user_grants')
      .addColumn('contract', words.text, (column) => column.notNull())
      .addColumn('username', words.text, (column) => column.notNull())
      .addColumn('operation', words.text, (column) => column.notNull())
      .addPrimaryKeyConstraint('user_grants_key', ['contract', 'username', 'operation'])
      .addForeignKeyConstraint('user_grants_user', ['contract', 'username'], 'users', [
        'contract',
        'username',
      ])
      .modifyEnd(words.keptByKey)
      .execute();
  },
});
