import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  casePath,
  createNeimengguRig,
  logoutPath,
  type NeimengguRig,
} from '../../testing/neimenggu-rig.ts';
import { sendRaw } from '../../testing/raw.ts';

let rig: NeimengguRig;
beforeAll(async () => {
  rig = await createNeimengguRig();
});
afterAll(() => rig.close());

/** Words that would tell an attacker how the server is built, or its secrets. */
const leaks = /sqlite|node_modules|node:|\.ts\b| {4}at |kysely|select |insert /i;

const isAlive = async () => (await rig.login()).body.ackCode === 'SUCCESS';

describe('a login with odd content gets the envelope:', () => {
  const sql = `' OR 1=1; DROP TABLE applications; --`;
  it.each<[string, unknown, string]>([
    ['SQL in every field', { appKey: sql, appSecret: sql, account: sql }, '12002'],
    ['SQL as account', { appKey: 'demo-case', appSecret: 'x', account: sql }, '12004'],
    ['a NUL at the end of the appKey', { appKey: 'demo-case\0', appSecret: 'x' }, '12002'],
    ['half of a surrogate pair', '{"appKey":"\\ud800"}', '12002'],
    ['the name of a property of all objects', { appKey: '__proto__' }, '12002'],
    ['credentials as prototype', '{"__proto__":{"appKey":"demo-case"}}', '12002'],
    ['an appKey of a megabyte', { appKey: 'a'.repeat(1_000_000) }, '12002'],
    ['a secret of a megabyte', { appKey: 'demo-case', appSecret: 's'.repeat(1_000_000) }, '12004'],
    ['a million brackets', '['.repeat(1_000_000), '19400'],
    ['bytes that are not UTF-8', new Blob([Buffer.from([0x7b, 0xff, 0x7d])]), '19400'],
  ])('%s', async (_, body, errorCode) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await rig.call({ body, headers });

    expect(reply.body.errors.map((error) => error.errorCode)).toEqual([errorCode]);
    expect(JSON.stringify(reply.body)).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });
});

describe('a request target with odd bytes is answered:', () => {
  it.each([
    `${logoutPath}?%zz`,
    `${logoutPath}?access_token=%00&%`,
    `${logoutPath}?access_token=%ff%fe`,
    `${logoutPath}?access_token=é`,
    `${logoutPath}??access_token=a`,
    `${logoutPath}?${'a&'.repeat(5_000)}`,
    `http://a${logoutPath}?access_token=a`,
    `${casePath}?access_token=${"'%20OR%201=1--".repeat(10)}`,
  ])('%s', async (target) => {
    const { text } = await sendRaw(rig.server.url, `POST ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 (200 OK[\s\S]*"errorCode":"13000"|400 )/);
    expect(text).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });
});

it('a query that is longer than all headers may be is refused', async () => {
  const target = `${logoutPath}?access_token=${'a'.repeat(20_000)}`;
  const { text } = await sendRaw(rig.server.url, `POST ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);

  expect(text).toMatch(/^HTTP\/1\.1 431/);
});

it('a case without end from somebody without a session is refused once it is too long', async () => {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const { text } = await sendRaw(
    rig.server.url,
    `POST ${casePath} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`,
    ...Array.from({ length: 20 }, () => chunk),
  );

  expect(text).toMatch(/^HTTP\/1\.1 200[\s\S]*"errorCode":"13000"/);
  expect(await isAlive()).toBe(true);
});
