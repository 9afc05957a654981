import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRig, type Rig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

/** Damages the database behind the server's back. */
function damage(statement: string) {
  const raw = new SQLite(rig.database);
  raw.pragma('foreign_keys = OFF');
  raw.exec(statement);
  raw.close();
}

it('a query that fails is 100106, and says nothing of the database', async () => {
  damage('drop table rows_wuhan_investors');
  const { status, body, headers } = await rig.call();

  expect([status, body.errcode]).toEqual([200, 100106]);
  expect(body.hint).toContain(headers.get('x-request-id'));
  expect(body.hint).not.toMatch(/rows_wuhan|sqlite/i);
});

it('any other fault is 500 with the request id, and no stack', async () => {
  damage('drop table applications');
  const { status, body, headers } = await rig.call();

  expect([status, body.errcode]).toEqual([200, 500]);
  expect(body.hint).toContain(headers.get('x-request-id'));
  expect(JSON.stringify(body)).not.toMatch(/applications|sqlite|\.ts/i);
});
