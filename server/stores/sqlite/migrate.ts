import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import type { Connection } from './connection.ts';

/** Named steps in alphabetical order; a step that has been released is never edited. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a file to the newest form. The lock is taken first: server and command line may start
 * at the same moment, and the second then finds nothing left to do.
 */
export async function migrate<T>({ sql, raw }: Connection<T>, migrations: Migrations) {
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
