import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Compilable, Connection } from '../sql/connection.ts';
import type { Done, Script, Statement, Step, Values } from '../sql/script.ts';
import { commitGroups, groupCommit } from './group-commit.ts';
import { sqliteVocabulary } from './vocabulary.ts';

/** One SQLite file, and the bare handle on it. */
export interface SqliteConnection<Tables> extends Connection<Tables> {
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

/**
 * Typed SQL over some of the tables of an open file. What it commits waits up to `patience`
 * milliseconds for a file that another process writes to.
 */
export function connect<Tables>(raw: SQLite.Database, patience = 0): SqliteConnection<Tables> {
  return {
    raw,
    sql: new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) }),
    vocabulary: sqliteVocabulary,
    statement: (query) => prepared(raw, query),
    async read<Row>(statement: Statement<Row>, values: Values) {
      // It was prepared for rows of this kind.
      return rawOf(statement).all(values) as readonly Row[];
    },
    async readFirst<Row>(statement: Statement<Row>, values: Values) {
      // As above.
      return rawOf(statement).get(values) as Row | undefined;
    },
    write: (statement) =>
      groupCommit(raw, (values) => rawOf(statement).run(values).changes, patience),
    commit: (script) => groupCommit(raw, (input) => runNow(script(input)), patience),
    commitInTurn: (script) => commitGroups(raw, (inputs) => runNow(script(inputs)), patience),
    snapshot: async (script) => raw.transaction(() => runNow(script()))(),
  };
}

/** A statement of this engine, which is prepared already. */
interface Prepared<Row> extends Statement<Row> {
  readonly raw: SQLite.Statement<[Values], unknown>;
}

const prepared = <Row>(raw: SQLite.Database, query: Compilable): Prepared<Row> => {
  const { sql: text } = query.compile();
  return { text, raw: raw.prepare(text) };
};

// Every statement that comes here was made by `prepared`.
const rawOf = (statement: Statement<unknown>) => (statement as Prepared<unknown>).raw;

/** Runs a script to its end within the transaction of its caller. */
export function runNow<Output>(script: Script<Output>): Output {
  let next = script.next();
  while (!next.done) next = advance(script, next.value);
  return next.value;
}

function advance<Output>(script: Script<Output>, step: Step): IteratorResult<Step, Output> {
  let done: Done;
  try {
    done = doneBy(step);
  } catch (error) {
    return script.throw(error);
  }
  return script.next(done);
}

function doneBy({ statement, values }: Step): Done {
  const raw = rawOf(statement);
  if (!raw.reader) return { rows: [], changes: raw.run(values).changes };
  const rows = raw.all(values);
  return { rows, changes: rows.length };
}
