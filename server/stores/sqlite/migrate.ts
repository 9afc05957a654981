import { Migrator } from 'kysely/migration';
import type { Migrations } from '../sql/migrations.ts';
import type { SqliteConnection } from './connection.ts';

/**
 * Brings a file to the newest form. The lock is taken first: server and command line may start
 * at the same moment, and the second then finds nothing left to do.
 */
export async function migrate<T>({ sql, raw }: SqliteConnection<T>, migrations: Migrations) {
  const migrator = new Migrator({
    db: sql,
    provider: { getMigrations: async () => migrations },
    disableTransactions: true,
  });
  raw.exec('BEGIN IMMEDIATE');
  const { error } = await migrator.migrateToLatest();
  raw.exec(error === undefined ? 'COMMIT' : 'ROLLBACK');
  if (error !== undefined) throw error;
}
