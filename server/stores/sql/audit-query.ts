import type { AuditQuery, AuditRow } from '../audit-port.ts';
import { type AuditTables, auditRows } from './audit-tables.ts';
import type { Connection } from './connection.ts';

/** How many rows are read at a time. */
const rowsAtOnce = 1_000;

/** By key set: each page is read from where the last one ended. */
export async function* auditPages(
  connection: Connection<AuditTables>,
  query: AuditQuery,
): AsyncGenerator<readonly AuditRow[]> {
  let { after, limit = Number.POSITIVE_INFINITY } = query;
  while (limit > 0) {
    const atMost = Math.min(rowsAtOnce, limit);
    const found = await chosen(connection, { ...query, ...(after !== undefined && { after }) })
      .limit(atMost)
      .execute();
    if (found.length > 0) yield found.map(({ tag: _, ...row }) => row);
    if (found.length < atMost) return;
    limit -= found.length;
    after = found.at(-1)?.sequence;
  }
}

function chosen(connection: Connection<AuditTables>, query: AuditQuery) {
  const { username, operation, uniscId, licenseID, outcome } = query;
  const equal = { username, operation, unisc_id: uniscId, license_id: licenseID, outcome };
  let found = auditRows(connection);
  for (const [column, value] of Object.entries(equal)) {
    // The columns are named a few lines above.
    if (value !== undefined) found = found.where(column as keyof typeof equal, '=', value);
  }
  if (query.since !== undefined) found = found.where('at', '>=', query.since);
  if (query.until !== undefined) found = found.where('at', '<', query.until);
  return query.after === undefined ? found : found.where('sequence', '>', query.after);
}
