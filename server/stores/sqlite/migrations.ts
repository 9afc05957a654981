import { type Kysely, sql as literal } from 'kysely';
import { collectionMigration } from './collection-migration.ts';
import { licenceMigration } from './licence-migration.ts';
import type { Migrations } from './migrate.ts';
import { userMigration } from './user-migration.ts';

/** Applications, what they may call, who may log in for them, what they sent; users; settings. */
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
  '0002-applications-of-any-contract': {
    async up(sql: Kysely<unknown>) {
      await renamed(sql, 'applications', { passid: 'id', sealed_token: 'sealed_secret' });
      await renamed(sql, 'subscriptions', { passid: 'application' });
    },
  },
  '0003-accounts': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('accounts')
        .addColumn('contract', 'text', (column) => column.notNull())
        .addColumn('application', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('accounts_key', ['contract', 'application', 'name'])
        .addForeignKeyConstraint(
          'accounts_application',
          ['contract', 'application'],
          'applications',
          ['contract', 'id'],
        )
        .execute();
    },
  },
  '0004-cases': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('cases')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('contract', 'text', (column) => column.notNull())
        .addColumn('application', 'text', (column) => column.notNull())
        .addColumn('caseid', 'text', (column) => column.notNull())
        .addColumn('acceptid', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('received_at', 'integer', (column) => column.notNull())
        .addColumn('digest', 'blob', (column) => column.notNull())
        .addColumn('entity_count', 'integer', (column) => column.notNull())
        .addColumn('casename', 'text', (column) => column.notNull())
        .addColumn('caseintroduction', 'text', (column) => column.notNull())
        .addColumn('illegality', 'text', (column) => column.notNull())
        .addColumn('penalty', 'text', (column) => column.notNull())
        .addColumn('penaltydate', 'text', (column) => column.notNull())
        .addColumn('penaltyorg', 'text', (column) => column.notNull())
        .addUniqueConstraint('cases_caseid', ['contract', 'application', 'caseid'])
        .addUniqueConstraint('cases_acceptid', ['contract', 'acceptid'])
        .execute();
      await sql.schema
        .createTable('case_entities')
        .addColumn('case_id', 'integer', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('pripid', 'text', (column) => column.notNull())
        .addColumn('uniscid', 'text', (column) => column.notNull())
        .addColumn('legal', 'text', (column) => column.notNull())
        .addColumn('enttype', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('case_entities_key', ['case_id', 'position'])
        .modifyEnd(literal`without rowid`)
        .execute();
    },
  },
  '0005-users': userMigration,
  '0006-licences': licenceMigration,
  '0007-collections': collectionMigration,
};

async function renamed(sql: Kysely<unknown>, table: string, names: Record<string, string>) {
  for (const [from, to] of Object.entries(names)) {
    await sql.schema.alterTable(table).renameColumn(from, to).execute();
  }
}

/** WH-R031, NM-R027: the nonces of the last ten minutes, the sessions of the last thirty. */
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
  '0002-sessions': {
    async up(sql: Kysely<unknown>) {
      await renamed(sql, 'nonces', { passid: 'application' });
      await sql.schema
        .createTable('sessions')
        .addColumn('contract', 'text', (column) => column.notNull())
        .addColumn('digest', 'blob', (column) => column.notNull())
        .addColumn('application', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('sessions_key', ['contract', 'digest'])
        .modifyEnd(literal`without rowid`)
        .execute();
      await sql.schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute();
      await sql.schema
        .createIndex('sessions_owner')
        .on('sessions')
        .columns(['contract', 'application', 'account'])
        .execute();
    },
  },
};
