import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Migrations } from '../sql/migrations.ts';

/** Attempts while schemas of others come and go, and milliseconds between two of them. */
const attempts = 10;
const pause = 20;

/**
 * Brings the tables of one set to the newest form, in one transaction. Several instances may start
 * at the same moment: one migrates, the others then find nothing left to do.
 */
export async function migrate<T>(kysely: Kysely<T>, set: string, migrations: Migrations) {
  const schema = await currentSchema(kysely);
  for (let attempt = 1; ; attempt += 1) {
    const { error } = await migrator(kysely, { set, schema, migrations }).migrateToLatest();
    if (error === undefined) return;
    if (attempt === attempts || !isVanished(error)) throw error;
    await wait(pause);
  }
}

interface Setting {
  readonly set: string;
  readonly schema: string;
  readonly migrations: Migrations;
}

const migrator = <T>(kysely: Kysely<T>, { set, schema, migrations }: Setting) =>
  new Migrator({
    db: kysely,
    provider: { getMigrations: async () => migrations },
    migrationTableName: `migrations_of_${set}`,
    migrationLockTableName: `migration_lock_of_${set}`,
    migrationTableSchema: schema,
    // Each part of the name counts by itself.
    allowUnorderedMigrations: true,
  });

async function currentSchema<T>(kysely: Kysely<T>): Promise<string> {
  const query = sql<{ readonly name: string | null }>`select current_schema()::text as name`;
  const { rows } = await query.execute(kysely);
  return rows[0]?.name ?? 'public';
}

/** The migrator looks at all schemas of the database: what it saw in another one is gone. */
const isVanished = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '3F000' || error.code === '42P01');
