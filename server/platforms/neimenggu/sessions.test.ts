import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../platform.ts';
import { openSqliteStores } from '../../stores/sqlite/open.ts';
import {
  createNeimengguRig,
  loginPath,
  logoutPath,
  type NeimengguRig,
} from '../../testing/neimenggu-rig.ts';

const time = { now: 1_800_000_000_000 };
const clock: Clock = { ...systemClock, now: () => time.now };

let rig: NeimengguRig;
beforeAll(async () => {
  rig = await createNeimengguRig({ clock });
});
afterAll(() => rig.close());

/** Whether a token opens the door: only behind it the body is looked at, and leaves it open. */
async function isAlive(token: string, at = rig): Promise<boolean> {
  const query = `access_token=${token}`;
  const { body } = await at.call({ path: logoutPath, query, body: 'no JSON' });
  return body.errors[0]?.errorCode === '19400';
}

describe('a login', () => {
  it('answers the token under both names, and nothing else', async () => {
    const { status, body } = await rig.login();

    expect(status).toBe(200);
    expect(body).toEqual({
      ackCode: 'SUCCESS',
      errors: [],
      access_token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      accessToken: body.access_token,
    });
  });

  it.each<[string, Record<string, string | undefined>, (json: string) => string]>([
    ['a BOM', {}, (json) => `\uFEFF${json}`],
    ['a bare charset', { 'content-type': 'application/json; utf-8' }, (json) => json],
    ['no Content-Type', { 'content-type': undefined }, (json) => json],
    ['a charset as Content-Encoding', { 'content-encoding': 'UTF-8' }, (json) => json],
    ['fields that we do not know', {}, (json) => json.replace('{', '{"password":[{}],')],
    ['a key named __proto__', {}, (json) => json.replace('{', '{"__proto__":{"appKey":"x"},')],
  ])('may have %s', async (_, headers, written) => {
    const body = new Blob([written(JSON.stringify(rig.credentials()))]);
    const reply = await rig.call({ path: loginPath, headers, body });

    expect(reply.body.ackCode).toBe('SUCCESS');
  });
});

describe('a session', () => {
  it('takes its token under the name of the login example as well', async () => {
    const token = await rig.token();
    const { body } = await rig.call({ path: logoutPath, query: `accessToken=${token}`, body: {} });

    expect(body.ackCode).toBe('SUCCESS');
  });

  it('lives 30 minutes from its login, however often it is used', async () => {
    const token = await rig.token();
    time.now += 29 * 60_000;
    const used = await isAlive(token);
    time.now += 59_000;
    const atTheEnd = await isAlive(token);
    time.now += 1_000;

    expect([used, atTheEnd, await isAlive(token)]).toEqual([true, true, false]);
  });

  it('lives no part of a second less', async () => {
    time.now += 999;
    const token = await rig.token();
    time.now += 30 * 60_000 - 999;

    expect(await isAlive(token)).toBe(true);
  });

  it('ends with its logout, which no second one can follow', async () => {
    const token = await rig.token();
    const first = await rig.logout(token);
    const second = await rig.logout(token);

    expect(first.body).toEqual({ ackCode: 'SUCCESS', errors: [] });
    expect(second.body.errors[0]?.errorCode).toBe('13000');
    expect(await isAlive(token)).toBe(false);
  });

  it('does not end with another one of the same account', async () => {
    const [first = '', second = ''] = await Promise.all([rig.token(), rig.token()]);
    await rig.logout(first);

    expect(first).not.toBe(second);
    expect([await isAlive(first), await isAlive(second)]).toEqual([false, true]);
  });

  it('ends for exactly one of many simultaneous logouts', async () => {
    const token = await rig.token();
    const replies = await Promise.all(Array.from({ length: 20 }, () => rig.logout(token)));

    expect(replies.filter(({ body }) => body.ackCode === 'SUCCESS')).toHaveLength(1);
  });

  it.each<[string, string | Blob | undefined, string | undefined]>([
    ['none', undefined, undefined],
    ['none, and a Content-Type', undefined, 'application/json'],
    ['an empty text', '', 'text/plain'],
    ['{}', '{}', 'application/json'],
    ['{} without Content-Type', new Blob(['{}']), undefined],
    ['an object with anything in it', '{"access_token":"x","a":[1]}', 'application/json'],
  ])('ends with this body of the logout: %s', async (_, body, type) => {
    const query = `access_token=${await rig.token()}`;
    const headers = { 'content-type': type };
    const reply = await rig.call({ path: logoutPath, query, headers, body });

    expect(reply.body).toEqual({ ackCode: 'SUCCESS', errors: [] });
  });

  it('goes on if the body of its logout is no object', async () => {
    const token = await rig.token();
    const query = `access_token=${token}`;
    const { status, body } = await rig.call({ path: logoutPath, query, body: '[]' });

    expect([status, body.errors[0]?.errorCode]).toEqual([400, '19400']);
    expect(await isAlive(token)).toBe(true);
  });

  it('is nowhere in the database by its token', async () => {
    const token = await rig.token();
    const stores = await openSqliteStores(rig.database);
    const now = Math.floor(time.now / 1000);
    const found = await stores.sessions.find('neimenggu', Buffer.from(token), now);
    await stores.close();

    expect(found).toBeUndefined();
  });
});

it('sessions, what ended them and secrets outlive a restart', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const first = await createNeimengguRig({ directory });
  const [kept = '', ended = ''] = [await first.token(), await first.token()];
  await first.logout(ended);
  await first.server.close();
  const second = await createNeimengguRig({ directory });
  const after = [await isAlive(kept, second), await isAlive(ended, second)];
  await second.server.close();
  rmSync(directory, { recursive: true });

  expect(second.server.credentials).toEqual(first.server.credentials);
  expect(after).toEqual([true, false]);
});
