import { setImmediate as turn } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { UsageError } from '../../../spec/usage-error.ts';
import type { Audit, AuditReader } from '../audit-port.ts';
import type { AuditKeys } from '../engine-port.ts';
import { appending } from '../sql/audit-appending.ts';
import { type Chain, createChain } from '../sql/audit-chain.ts';
import { auditPages } from '../sql/audit-query.ts';
import { type AuditTables, auditMigrations } from '../sql/audit-tables.ts';
import { verified } from '../sql/audit-verification.ts';
import { connect, openFile, type SqliteConnection } from './connection.ts';
import { isBusy, patience } from './group-commit.ts';
import { migrate } from './migrate.ts';

/**
 * SX-R018: opens the audit beside a database, in a file of its own: an import into the main file
 * never delays a call. What is appended outlives the process; a power cut may take the last
 * moments with it, rows and head alike.
 */
export async function openSqliteAudit(database: string, vault: AuditKeys): Promise<Audit> {
  const file = auditFile(database);
  const chain = createChain(vault);
  const connection = connect<AuditTables>(opened(file, openFile), patience);
  try {
    await migrate(connection, auditMigrations(chain, connection.vocabulary));
    // Whoever waits for another process must not hold up everybody else: see `commitGroups`.
    connection.raw.pragma('busy_timeout = 0');
    const { close, ...reader } = readerOf(connection, chain);
    // Rows are written in the turn behind the one they come in, as those of calls just cut off.
    const appended = await appending(connection, chain);
    return { ...reader, ...appended, close: () => turn().then(close) };
  } catch (error) {
    connection.raw.close();
    throw isBusy(error) ? error : unusable(file, error);
  }
}

/** Opens the audit of a database to read it; nothing in the file is changed. */
export function openAuditReader(database: string, vault: AuditKeys): AuditReader {
  const raw = opened(auditFile(database), openReadOnly);
  return readerOf(connect(raw), createChain(vault));
}

/** A file that may not be read shows when it is read from; one that is damaged is for `verify`. */
function openReadOnly(file: string): SQLite.Database {
  const raw = new SQLite(file, { readonly: true });
  try {
    raw.pragma('schema_version');
  } catch (error) {
    if (isDamage(error)) return raw;
    raw.close();
    throw error;
  }
  return raw;
}

/** Where the audit of a database lies. */
export const auditFile = (database: string): string =>
  database === ':memory:' ? database : `${database.replace(/\.sqlite$/, '')}.audit.sqlite`;

const readerOf = (connection: SqliteConnection<AuditTables>, chain: Chain): AuditReader => ({
  query: (query) => auditPages(connection, query),
  verify: (verification) => verified({ connection, chain, isDamage }, verification),
  async close() {
    connection.raw.close();
  },
});

/** Whether a file cannot be read for what is in it, and not for want of leave or room. */
const isDamage = (error: unknown): boolean =>
  error instanceof SQLite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code);

function opened(file: string, open: (file: string) => SQLite.Database): SQLite.Database {
  try {
    return open(file);
  } catch (error) {
    throw unopened(file, causeOf(error));
  }
}

const causeOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const unopened = (file: string, cause: string) =>
  new UsageError({
    zh: `无法打开审计文件 ${file}：${cause}`,
    en: `Cannot open the audit file ${file}: ${cause}`,
  });

const unusable = (file: string, error: unknown) =>
  new UsageError({
    zh: `审计文件 ${file} 无法续写（${causeOf(error)}）；请运行 qiyue audit verify，保存好这个文件再移走`,
    en: `The audit file ${file} cannot be continued (${causeOf(error)}); run qiyue audit verify, keep the file and move it away`,
  });
