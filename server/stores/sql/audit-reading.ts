import type { AuditRow } from '../audit-port.ts';
import type { Head } from './audit-chain.ts';
import { type AuditTables, auditHead, auditRows } from './audit-tables.ts';
import { type Connection, compared } from './connection.ts';
import { rowOf, rowsOf } from './script.ts';

export type TaggedRow = AuditRow & { readonly tag: Buffer };

/** The last row that was found to hold. */
export type Held = Pick<TaggedRow, 'sequence' | 'tag'>;

/** A number below that of any row, those included that somebody put in. */
export const beforeAll = Number.MIN_SAFE_INTEGER;

/** How many rows are read at a time. */
const rowsAtOnce = 2_000;

/** The page behind a row, and the head at the same moment. */
export type ReadPage = (after: number) => Promise<{
  readonly rows: readonly TaggedRow[];
  readonly head: Head | undefined;
  /** Whether nothing was behind these rows at that moment. */
  readonly isLast: boolean;
}>;

/** Reads the record as it lies in the database, page by page. */
export function reading(connection: Connection<AuditTables>): ReadPage {
  const query = auditRows(connection)
    .where('sequence', '>', compared<number>('after'))
    .limit(compared<number>('limit'));
  const page = connection.statement<TaggedRow>(query);
  const head = connection.statement<Head>(auditHead(connection));
  return (after) =>
    connection.snapshot(function* () {
      const rows = yield* rowsOf(page, [after, rowsAtOnce]);
      const last = yield* rowOf(head, []);
      return { rows, head: last, isLast: rows.length < rowsAtOnce };
    });
}
