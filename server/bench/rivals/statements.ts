import type { Row } from '../../stores/port.ts';
import { openFile } from '../../stores/sqlite/connection.ts';
import { groupCommit } from '../../stores/sqlite/group-commit.ts';

export interface Found {
  readonly passid: string;
  readonly sealed_token: Uint8Array;
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
    `select passid, sealed_token, rate_limit, disabled from applications
     where contract = 'wuhan' and passid = +?`,
  );
  const subscription = main.prepare<[string, string]>(
    "select 1 from subscriptions where contract = 'wuhan' and passid = +? and service = +?",
  );
  const page = main.prepare<[string, number, number], Row>(
    `select INV, REGNO, ENTNAME, UNISCID from rows_wuhan_investors
     where REGNO = +? order by position limit +? offset +?`,
  );
  const insert = state.prepare<[string, string, number, number]>(
    `insert into nonces (passid, nonce, expires_at) values (?, ?, ?)
     on conflict (passid, nonce) do update set expires_at = excluded.expires_at
     where nonces.expires_at <= +?`,
  );
  return {
    application: (passid: string) => find.get(passid),
    subscribed: (passid: string, service: string) =>
      subscription.get(passid, service) !== undefined,
    rows: (regno: string, size: number, after: number) => page.all(regno, size, after),
    claim: groupCommit<[string, string, number, number]>(
      state,
      (values) => insert.run(...values).changes === 1,
    ),
  };
}
