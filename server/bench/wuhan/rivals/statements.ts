import type { Row } from '../../../stores/port.ts';
import { openFile } from '../../../stores/sqlite/connection.ts';
import { groupCommit } from '../../../stores/sqlite/group-commit.ts';

export interface Found {
  readonly id: string;
  readonly sealed_secret: Uint8Array;
  readonly rate_limit: number | null;
  readonly disabled: number;
}

/**
 * The reads and the write of a call as prepared statements on files opened like the reference
 * server's. Nonces share commits as there, and `+?` keeps SQLite from planning anew for each value,
 * so that what surrounds the database alone makes the difference.
 */
export function openStatements(database: string) {
  const main = openFile(database);
  const state = openFile(database.replace(/\.sqlite$/, '.state.sqlite'));
  const find = main.prepare<[string], Found>(
    `select id, sealed_secret, rate_limit, disabled from applications
     where contract = 'wuhan' and id = +?`,
  );
  const subscription = main.prepare<[string, string]>(
    "select 1 from subscriptions where contract = 'wuhan' and application = +? and service = +?",
  );
  const page = main.prepare<[string, number, number], Row>(
    `select INV, REGNO, ENTNAME, UNISCID from rows_wuhan_investors
     where REGNO = +? order by position limit +? offset +?`,
  );
  const insert = state.prepare<[string, string, number, number]>(
    `insert into nonces (application, nonce, expires_at) values (?, ?, ?)
     on conflict (application, nonce) do update set expires_at = excluded.expires_at
     where nonces.expires_at <= +?`,
  );
  return {
    application: (id: string) => find.get(id),
    subscribed: (id: string, service: string) => subscription.get(id, service) !== undefined,
    rows: (regno: string, size: number, after: number) => page.all(regno, size, after),
    claim: groupCommit<[string, string, number, number], boolean>(
      state,
      (values) => insert.run(...values).changes === 1,
    ),
  };
}
