import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSocket, sendRaw } from '../../testing/raw.ts';
import { createShanxiRig, formType, rated, type ShanxiRig } from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

/** Words that would tell an attacker how the server is built, or its secrets. */
const leaks = /sqlite|node_modules|node:|\.ts\b| {4}at |kysely|select |insert |argon2/i;

const isAlive = async () => (await rig.ask('getToken')).body.result === 1;

describe('a call with odd content gets the envelope:', () => {
  const sql = `' OR 1=1; DROP TABLE users; --`;
  it.each<[string, unknown, number]>([
    ['SQL in every field', { accessid: 'x', username: sql, pwd: sql, uniscId: sql }, 200],
    ['a NUL at the end of the username', { accessid: 'x', username: 'demo-mall\0', pwd: 'y' }, 200],
    ['half of a surrogate pair', '{"accessid":"x","username":"\\ud800","pwd":"y"}', 400],
    ['a property of all objects', { accessid: '__proto__', username: '__proto__', pwd: 'y' }, 200],
    ['credentials as prototype', '{"__proto__":{"accessid":"x","username":"y","pwd":"z"}}', 200],
    ['a constructor', '{"constructor":{"prototype":{"pwd":"x"}}}', 200],
    ['a username of a megabyte', { accessid: 'x', username: 'u'.repeat(1_000_000), pwd: 'y' }, 200],
    ['a pwd of a megabyte', { accessid: 'x', username: 'demo-mall', pwd: 'p'.repeat(1e6) }, 200],
    ['a million brackets', '['.repeat(1_000_000), 400],
    ['many fields', `{${Array.from({ length: 50_000 }, (_, n) => `"f${n}":1`).join()}}`, 200],
    ['a number beyond numbers', '{"accessid":1e999}', 400],
    ['bytes that are not UTF-8', new Blob([Buffer.from([0x7b, 0xff, 0x7d])]), 400],
    ['an envelope of nothing', { encrypted: {} }, 400],
    ['an envelope of a megabyte', { encrypted: 'a'.repeat(1_000_000) }, 400],
  ])('%s', async (_, body, status) => {
    const reply = await rig.call({ body });

    expect([reply.status, reply.body.result]).toEqual([status, 0]);
    expect(JSON.stringify(reply.body)).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });

  it.each([
    ['of the code', { uniscId: '__proto__' }],
    ['of the licence', { uniscId: rated, licenseID: 'constructor' }],
    ['of the token', { uniscId: rated, licenseID: 'x', token: '__proto__' }],
    ['of another licence', { uniscId: rated, licenseID: `' OR '1'='1` }],
  ])('a strange value %s', async (_, given) => {
    const { body } = await rig.ask('getPublicResourcesTrading', given);

    expect(body.result).toBe(0);
    expect(JSON.stringify(body)).not.toMatch(leaks);
  });

  it('the same as a plain and as a sealed call', async () => {
    const given = { uniscId: '\0', token: '𠮷'.repeat(10_000) };

    expect((await rig.askSealed('getEnterpriseGrade', given)).opened).toEqual(
      (await rig.ask('getEnterpriseGrade', given)).body,
    );
  });
});

describe('a form with odd content is answered:', () => {
  const part = (head: string, body = 'x') => `--rig\r\n${head}\r\n\r\n${body}\r\n`;
  const field = (name: string, body?: string) =>
    part(`Content-Disposition: form-data; name="${name}"`, body);
  it.each<[string, string]>([
    [
      'a thousand parts',
      `${Array.from({ length: 1_000 }, (_, n) => field(`f${n}`)).join('')}--rig--`,
    ],
    ['a prototype', `${field('__proto__')}${field('accessid')}--rig--\r\n`],
    ['a huge head', `${part(`X: ${'y'.repeat(500_000)}`)}--rig--\r\n`],
    ['a huge text', `${field('accessid', 'z'.repeat(900_000))}--rig--\r\n`],
    ['only boundaries', '--rig\r\n'.repeat(50_000)],
    [
      'a path as file name',
      `${part('Content-Disposition: form-data; name="file"; filename="../../x"')}--rig--`,
    ],
  ])('%s', async (_, body) => {
    const headers = { 'content-type': formType };
    const reply = await rig.call({ path: '/uploadLicense', headers, body });

    expect([200, 400, 413]).toContain(reply.status);
    expect(reply.body.result).toBe(0);
    expect(JSON.stringify(reply.body)).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });
});

describe('a request target with odd bytes is answered:', () => {
  it.each([
    '/getToken?%zz',
    '/getToken?pwd=x&accessid=%00',
    '/getToken/%2e%2e/getPublicKey',
    '/getToken//',
    'http://a/getToken?token=a',
  ])('%s', async (target) => {
    const { text } = await sendRaw(rig.server.url, `POST ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 (400|404) [\s\S]*"result":0/);
    expect(text).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });
});

it('an upload that its sender gives up holds up nobody', async () => {
  const length = 10 * 1024 * 1024;
  const head = `POST /uploadLicense HTTP/1.1\r\nHost: a\r\nContent-Type: ${formType}\r\n`;
  const sockets = Array.from({ length: 40 }, () => {
    const socket = openSocket(rig.server.url);
    socket.write(`${head}Content-Length: ${length}\r\n\r\n--rig`);
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.destroy();

  expect((await rig.upload(Buffer.alloc(2 * 1024 * 1024))).body.result).toBe(0);
});
