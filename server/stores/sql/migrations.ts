import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { collectionMigration } from './collection-migration.ts';
import { licenceMigration } from './licence-migration.ts';
import { userMigration } from './user-migration.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Named steps in alphabetical order; a step that has been released is never edited. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Applications, what they may call, who may log in for them, what they sent; users; settings. */
export const mainMigrations = (words: Vocabulary): Migrations => ({
  '0001-applications': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('applications')
        .addColumn('contract', words.text, (column) => column.notNull())
        .addColumn('passid', words.text, (column) => column.notNull())
        .addColumn('sealed_token', words.bytes, (column) => column.notNull())
        .addColumn('rate_limit', words.whole)
        .addColumn('disabled', words.whole, (column) => column.notNull().defaultTo(0))
        .addColumn('created_at', words.whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('applications_key', ['contract', 'passid'])
        .execute();
      await sql.schema
        .createTable('subscriptions')
        .addColumn('contract', words.text, (column) => column.notNull())
        .addColumn('passid', words.text, (column) => column.notNull())
        .addColumn('service', words.text, (column) => column.notNull())
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
        .addColumn('name', words.text, (column) => column.primaryKey())
        .addColumn('value', words.bytes, (column) => column.notNull())
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
        .addColumn('contract', words.text, (column) => column.notNull())
        .addColumn('application', words.text, (column) => column.notNull())
        .addColumn('name', words.text, (column) => column.notNull())
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
        .addColumn('id', words.whole, words.counted)
        .addColumn('contract', words.text, (column) => column.notNull())
        .addColumn('application', words.text, (column) => column.notNull())
        .addColumn('caseid', words.text, (column) => column.notNull())
        .addColumn('acceptid', words.text, (column) => column.notNull())
        .addColumn('account', words.text, (column) => column.notNull())
        .addColumn('received_at', words.whole, (column) => column.notNull())
        .addColumn('digest', words.bytes, (column) => column.notNull())
        .addColumn('entity_count', words.whole, (column) => column.notNull())
        .addColumn('casename', words.text, (column) => column.notNull())
        .addColumn('caseintroduction', words.text, (column) => column.notNull())
        .addColumn('illegality', words.text, (column) => column.notNull())
        .addColumn('penalty', words.text, (column) => column.notNull())
        .addColumn('penaltydate', words.text, (column) => column.notNull())
        .addColumn('penaltyorg', words.text, (column) => column.notNull())
        .addUniqueConstraint('cases_caseid', ['contract', 'application', 'caseid'])
        .addUniqueConstraint('cases_acceptid', ['contract', 'acceptid'])
        .execute();
      await sql.schema
        .createTable('case_entities')
        .addColumn('case_id', words.whole, (column) => column.notNull())
        .addColumn('position', words.whole, (column) => column.notNull())
        .addColumn('pripid', words.text, (column) => column.notNull())
        .addColumn('uniscid', words.text, (column) => column.notNull())
        .addColumn('legal', words.text, (column) => column.notNull())
        .addColumn('enttype', words.text, (column) => column.notNull())
        .addPrimaryKeyConstraint('case_entities_key', ['case_id', 'position'])
        .modifyEnd(words.keptByKey)
        .execute();
    },
  },
  '0005-users': userMigration(words),
  '0006-licences': licenceMigration(words),
  '0007-collections': collectionMigration(words),
});

async function renamed(sql: Kysely<unknown>, table: string, names: Record<string, string>) {
  for (const [from, to] of Object.entries(names)) {
    await sql.schema.alterTable(table).renameColumn(from, to).execute();
  }
}

/** WH-R031, NM-R027: the nonces of the last ten minutes, the sessions of the last thirty. */
export const stateMigrations = (words: Vocabulary): Migrations => ({
  '0001-nonces': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('nonces')
        .addColumn('passid', words.text, (column) => column.notNull())
        .addColumn('nonce', words.text, (column) => column.notNull())
        .addColumn('expires_at', words.whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('nonces_key', ['passid', 'nonce'])
        .modifyEnd(words.keptByKey)
        .execute();
      await sql.schema.createIndex('nonces_expiry').on('nonces').column('expires_at').execute();
    },
  },
  '0002-sessions': {
    async up(sql: Kysely<unknown>) {
      await renamed(sql, 'nonces', { passid: 'application' });
      await sql.schema
        .createTable('sessions')
        .addColumn('contract', words.text, (column) => column.notNull())
        .addColumn('digest', words.bytes, (column) => column.notNull())
        .addColumn('application', words.text, (column) => column.notNull())
        .addColumn('account', words.text, (column) => column.notNull())
        .addColumn('expires_at', words.whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('sessions_key', ['contract', 'digest'])
        .modifyEnd(words.keptByKey)
        .execute();
      await sql.schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute();
      await sql.schema
        .createIndex('sessions_owner')
        .on('sessions')
        .columns(['contract', 'application', 'account'])
        .execute();
    },
  },
});
