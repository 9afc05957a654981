import SQLite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createNeimengguRig } from './testing/neimenggu-rig.ts';
import { createWuhanRig } from './testing/wuhan-rig.ts';

/** Damages the database behind the server's back. */
function damage(database: string, statement: string) {
  const raw = new SQLite(database);
  raw.pragma('foreign_keys = OFF');
  raw.exec(statement);
  raw.close();
}

it('a query that fails is 100106, and says nothing of the database', async () => {
  const rig = await createWuhanRig();
  damage(rig.database, 'drop table rows_wuhan_investors');
  const { status, body, headers } = await rig.call();
  await rig.close();

  expect([status, body.errcode]).toEqual([200, 100106]);
  expect(body.hint).toContain(headers.get('x-request-id'));
  expect(body.hint).not.toMatch(/rows_wuhan|sqlite/i);
});

it('any other fault of Wuhan is 500 with the request id, and no stack', async () => {
  const rig = await createWuhanRig();
  damage(rig.database, 'drop table applications');
  const { status, body, headers } = await rig.call();
  await rig.close();

  expect([status, body.errcode]).toEqual([200, 500]);
  expect(body.hint).toContain(headers.get('x-request-id'));
  expect(JSON.stringify(body)).not.toMatch(/applications|sqlite|\.ts/i);
});

it('a fault of Inner Mongolia is 19500 with the request id, and no stack', async () => {
  const rig = await createNeimengguRig();
  damage(rig.database, 'drop table accounts');
  const { status, body, headers } = await rig.login();
  await rig.close();

  expect([status, body.ackCode, body.errors.length]).toEqual([500, 'FAILURE', 1]);
  expect(body.errors[0]).toMatchObject({
    errorCode: '19500',
    message: expect.stringContaining(headers.get('x-request-id') ?? 'none'),
  });
  expect(JSON.stringify(body)).not.toMatch(/accounts|sqlite|\.ts/i);
});
