import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { type CompiledQuery, Kysely, type RawBuilder, SqliteDialect, sql } from 'kysely';

/** One SQLite file: typed SQL to write queries with, and the bare handle to run hot ones. */
export interface Connection<Tables> {
  readonly sql: Kysely<Tables>;
  readonly raw: SQLite.Database;
}

/**
 * How many pages (32 MB) gather in the log before they are copied into the file. Each copy costs
 * two syncs, and calls keep changing the same pages: against SQLite's own 4 MB this takes about
 * an eighth off the work of a call.
 */
const checkpointAfter = 8_000;

/** How long a statement waits for another process that holds the file, in milliseconds. */
const busyTimeout = 5_000;

/**
 * WAL lets readers and one writer work at once. `synchronous = NORMAL` loses nothing when the
 * process dies; only a power cut may lose the last moments.
 */
export function openFile(file: string): SQLite.Database {
  const isNew = file !== ':memory:' && !existsSync(file);
  if (isNew) mkdirSync(dirname(file), { recursive: true });
  const raw = new SQLite(file, { timeout: busyTimeout });
  // It will hold names of persons and sealed TOKENs: nobody else on the machine need read it.
  if (isNew) chmodSync(file, 0o600);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = NORMAL');
  raw.pragma(`wal_autocheckpoint = ${checkpointAfter}`);
  raw.pragma('foreign_keys = ON');
  return raw;
}

/**
 * A second handle on the file, for what a caller is told to rely on: a commit is on disk before it
 * returns, even if the power fails (`synchronous = FULL`). It fails at once while another process
 * writes, so that whoever uses it can wait without holding up everybody else.
 */
export function openDurably(file: string): SQLite.Database {
  const raw = openFile(file);
  raw.pragma('synchronous = FULL');
  raw.pragma('busy_timeout = 0');
  return raw;
}

/** Whether a statement failed because another process holds the file. */
export const isBusy = (error: unknown): boolean =>
  error instanceof SQLite.SqliteError && error.code === 'SQLITE_BUSY';

/** Typed SQL over some of the tables of an open file. */
export const connect = <Tables>(raw: SQLite.Database): Connection<Tables> => ({
  raw,
  sql: new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) }),
});

/**
 * Stands for a value in a query that is compiled once: the compiled query then lists the names
 * of its parameters in their order. The cast is the price of handing a name where a value goes.
 */
export const parameter = <T>(name: string): T => name as T;

/**
 * The same where a value is compared or limits. The plus hides from SQLite's planner that the
 * value may change: it would plan the query anew for each call, which takes longer than running it.
 */
export const compared = <T>(name: string): RawBuilder<T> => sql<T>`+${name}`;

/** The parameters of a query compiled with these, in the order of its question marks. */
export const parameterNames = (query: CompiledQuery): readonly string[] =>
  query.parameters.map(String);
