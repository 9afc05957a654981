import SQLite from 'better-sqlite3';
import type { AuditRow } from '../audit-port.ts';
import type { Head } from './audit-chain.ts';
import { type AuditTables, auditHead, auditRows } from './audit-tables.ts';
import { type Connection, compared } from './connection.ts';

export type TaggedRow = AuditRow & { readonly tag: Buffer };

/** The last row that was found to hold. */
export type Held = Pick<TaggedRow, 'sequence' | 'tag'>;

/** A number below that of any row, those included that somebody put in. */
export const beforeAll = Number.MIN_SAFE_INTEGER;

/** How many rows are read at a time. */
const rowsAtOnce = 2_000;

/** The page behind a row, and the head at the same moment. */
export type ReadPage = (after: number) => {
  readonly rows: readonly TaggedRow[];
  readonly head: Head | undefined;
  /** Whether nothing was behind these rows at that moment. */
  readonly isLast: boolean;
};

/** Reads the record as it lies in the file, page by page. */
export function reading(connection: Connection<AuditTables>): ReadPage {
  const { raw } = connection;
  const query = auditRows(connection)
    .where('sequence', '>', compared<number>('after'))
    .limit(compared<number>('limit'));
  const page = raw.prepare<number[], TaggedRow>(query.compile().sql);
  const head = raw.prepare<[], Head>(auditHead(connection).compile().sql);
  return raw.transaction((after: number) => {
    const rows = page.all(after, rowsAtOnce);
    return { rows, head: head.get(), isLast: rows.length < rowsAtOnce };
  });
}

/** Whether a file cannot be read for what is in it, and not for want of leave or room. */
export const isDamage = (error: unknown): boolean =>
  error instanceof SQLite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code);
