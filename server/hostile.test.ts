import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from './testing/raw.ts';
import { createWuhanRig, investorsPath, type WuhanRig } from './testing/wuhan-rig.ts';

let rig: WuhanRig;
beforeAll(async () => {
  const limits = { headerBytes: 16_384, requestTimeout: 400, keepAlive: 10_000 };
  rig = await createWuhanRig({ config: { limits } });
});
afterAll(() => rig.close());

const head = `POST ${investorsPath} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;

/** Words that would tell an attacker how the server is built, or its secrets. */
const leaks = /sqlite|node_modules|node:|\.ts\b| {4}at |kysely|select |insert /i;

const isAlive = async () => (await rig.call()).body.errcode === 0;

describe('broken HTTP is answered in JSON or cut off, and the server stays up:', () => {
  it.each<[string, (string | Buffer)[], RegExp]>([
    ['no HTTP at all', ['\x16\x03\x01\x02\x00'], /^HTTP\/1\.1 400[\s\S]*"error"/],
    ['a broken start line', ['GET\r\n\r\n'], /^HTTP\/1\.1 400/],
    ['no Host', ['GET / HTTP/1.1\r\n\r\n'], /^HTTP\/1\.1 400/],
    ['bad chunking', [`${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`], /^HTTP\/1\.1 400|^$/],
    [
      'an endless chunk',
      [`${head}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(20)}\r\n`],
      /400|^$/,
    ],
    [
      'two lengths',
      [`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`],
      /^HTTP\/1\.1 400/,
    ],
    [
      'length and chunks',
      [`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      /^HTTP\/1\.1 400/,
    ],
    ['a negative length', [`${head}Content-Length: -1\r\n\r\n`], /^HTTP\/1\.1 400/],
    ['a null byte in a header', [`${head}x: a\0b\r\n\r\n`], /^HTTP\/1\.1 400/],
    ['10,000 headers', [head, ...headers(10_000)], /^HTTP\/1\.1 431[\s\S]*"error"|^$/],
    ['one huge header', [`${head}x: ${'a'.repeat(1_000_000)}\r\n\r\n`], /^HTTP\/1\.1 431|^$/],
    ['a body that never comes', [`${head}Content-Length: 5\r\n\r\nh`], /^HTTP\/1\.1 408|^$/],
    ['headers that never end', [`${head}x: y\r\n`], /^HTTP\/1\.1 408|^$/],
  ])('%s', async (_, pieces, expected) => {
    const { text } = await sendRaw(rig.server.url, ...pieces);

    expect(text).toMatch(expected);
    expect(text).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });
});

function headers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `x-${index}: y\r\n`);
}

it('a body of 100 MB is refused before it has come', async () => {
  const { text } = await sendRaw(
    rig.server.url,
    `${head}Content-Length: ${100 * 1024 * 1024}\r\n\r\n`,
    Buffer.alloc(1024 * 1024, 'x'),
  );

  expect(text).toMatch(/^HTTP\/1\.1 413[\s\S]*"errcode":500/);
  expect(await isAlive()).toBe(true);
});

it('chunks without end are refused once they are too many', async () => {
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const { text } = await sendRaw(
    rig.server.url,
    `${head}Transfer-Encoding: chunked\r\n\r\n`,
    ...Array.from({ length: 20 }, () => chunk),
  );

  expect(text).toMatch(/^HTTP\/1\.1 413[\s\S]*"errcode":500/);
  expect(await isAlive()).toBe(true);
});

it('a client that waits for "100 Continue" gets it', async () => {
  const expectation = `${head}Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
  const { text } = await sendRaw(rig.server.url, expectation, '{}');

  expect(text).toMatch(/^HTTP\/1\.1 100 Continue[\s\S]*"errcode":1433/);
});

it('an expectation that we do not know is passed over', async () => {
  const expectation = `${head}Content-Length: 2\r\nExpect: miracles\r\n\r\n{}`;
  const { text } = await sendRaw(rig.server.url, expectation);

  expect(text).toMatch(/^HTTP\/1\.1 200[\s\S]*"errcode":1433/);
});

it.each([`http://a${investorsPath}`, `HTTPS://a:1${investorsPath}?b=c`])(
  'the request target %s with scheme and host leads to the path in it',
  async (target) => {
    const { text } = await sendRaw(rig.server.url, `POST ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 200[\s\S]*"errcode":1433/);
  },
);

describe('odd content gets the envelope:', () => {
  const sql = `' OR 1=1; DROP TABLE rows_wuhan_investors; --`;
  it.each<[string, unknown, number]>([
    ['SQL in every filter', { query: { regno: sql, inv: sql, entname: sql, uniscid: sql } }, 0],
    ['SQL as page', { query: { pageNo: sql } }, 500],
    ['a huge page', { query: { pageNo: '9'.repeat(400) } }, 500],
    ['a page that no number can hold', '{"query":{"pageNo":9007199254740993}}', 500],
    ['the largest page', { query: { pageNo: 2 ** 53 - 1 } }, 0],
    ['1e999 as page', '{"query":{"pageNo":1e999}}', 500],
    ['prototype keys', '{"query":{"__proto__":{"regno":1},"constructor":{"prototype":1}}}', 0],
    ['a null byte', { query: { regno: '\0' } }, 0],
    ['half of a surrogate pair', '{"query":{"regno":"\\ud800"}}', 0],
    ['a million brackets', '['.repeat(1_000_000), 500],
    ['objects within objects', `${'{"query":'.repeat(90_000)}1${'}'.repeat(90_000)}`, 500],
    ['a hundred thousand parameters', { query: parameters(50_000) }, 0],
  ])('%s', async (_, body, errcode) => {
    const reply = await rig.call({ body });

    expect(reply.body.errcode).toBe(errcode);
    expect(reply.body.data.data).toBeInstanceOf(Array);
    expect(JSON.stringify(reply.body)).not.toMatch(leaks);
    expect(await isAlive()).toBe(true);
  });
});

const parameters = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index]));

it('a form that repeats one name half a million times is answered', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await rig.call({ headers, body: 'x&'.repeat(500_000) });

  expect(reply.body.errcode).toBe(0);
});

it('bytes that are not UTF-8 are malformed', async () => {
  const body = new Blob([Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])]);
  const reply = await rig.call({ body });

  expect([reply.status, reply.body.errcode]).toEqual([400, 500]);
  expect(reply.body.hint).toContain('UTF-8');
});

it.each(['/ebus/%00', '/ebus/%', '/ebus/../../etc/passwd', '//ebus/kftp', '*', '/ebus/é'])(
  'the path %s is answered',
  async (path) => {
    const { text } = await sendRaw(rig.server.url, `POST ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 (200|400|404)/);
    expect(await isAlive()).toBe(true);
  },
);
