import { type Kysely, sql as literal } from 'kysely';
import type { Migrations } from './migrate.ts';

/** Applications, what they may call, and settings. */
export const mainMigrations: Migrations = {
  '0001-applications': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('applications')
        .addColumn('contract', 'text', (column) => column.notNull())
        .addColumn('passid', 'text', (column) => column.notNull())
        .addColumn('sealed_token', 'blob', (column) => column.notNull())
        .addColumn('rate_limit', 'integer')
        .addColumn('disabled', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('created_at', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('applications_key', ['contract', 'passid'])
        .execute();
      await sql.schema
        .createTable('subscriptions')
        .addColumn('contract', 'text', (column) => column.notNull())
        .addColumn('passid', 'text', (column) => column.notNull())
        .addColumn('service', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('subscriptions_key', ['contract', 'passid', 'service'])
        .addForeignKeyConstraint(
          'subscriptions_application',
          ['contract', 'passid'],
          'applications',
          ['contract', 'passid'],
        )
        .execute();
      await sql.schema
        .createTable('settings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'blob', (column) => column.notNull())
        .execute();
    },
  },
};

/** WH-R031: the nonces of the last ten minutes. */
export const stateMigrations: Migrations = {
  '0001-nonces': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('nonces')
        .addColumn('passid', 'text', (column) => column.notNull())
        .addColumn('nonce', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('nonces_key', ['passid', 'nonce'])
        .modifyEnd(literal`without rowid`)
        .execute();
      await sql.schema.createIndex('nonces_expiry').on('nonces').column('expires_at').execute();
    },
  },
};
