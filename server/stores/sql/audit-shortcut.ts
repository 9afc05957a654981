import type { Head } from './audit-chain.ts';
import { headParameters, rowParameters, type StoredRow } from './audit-rows.ts';
import type { AuditTables } from './audit-tables.ts';
import { type Connection, inOrder, parameter } from './connection.ts';

/** Adds a row and moves the head from where it was; gives whether it was there still. */
export type Shortcut = (row: StoredRow, to: Head, from: Head) => Promise<boolean>;

/**
 * A row alone in one statement, where a transaction takes five: a caller waits for each way to the
 * database and back. Nothing is written if another process has moved the head.
 */
export function shortcut(connection: Connection<AuditTables>): Shortcut {
  const query = addition(connection);
  const [values, add] = [inOrder(query), connection.write(connection.statement(query))];
  return async (row, { seal }, from) => {
    const last = { lastSequence: from.sequence, lastTag: from.tag, lastSeal: from.seal };
    return (await add(values({ ...row, seal, ...last }))) === 1;
  };
}

function addition({ sql }: Connection<AuditTables>) {
  const columns = Object.entries(rowParameters);
  return (
    sql
      .with('moved', (within) =>
        within
          .updateTable('head')
          .set(headParameters)
          .where('sequence', '=', parameter<number>('lastSequence'))
          .where('tag', '=', parameter<Buffer>('lastTag'))
          .where('seal', '=', parameter<Buffer>('lastSeal'))
          .returning('sequence'),
      )
      .insertInto('calls')
      // The names are those of the columns.
      .columns(columns.map(([name]) => name as keyof typeof rowParameters))
      .expression(({ selectFrom }) =>
        selectFrom('moved').select(({ val }) =>
          columns.map(([name, value]) => val(value).as(name)),
        ),
      )
  );
}
