import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Daemon, startDaemon } from '../testing/engines/daemon.ts';
import { freePort } from '../testing/engines/free-port.ts';
import { installed } from '../testing/engines/installed.ts';
import { casePath } from '../testing/neimenggu-rig.ts';
import { openSocket } from '../testing/raw.ts';
import { openRig, type Rig } from '../testing/rig.ts';
import { investorsPath } from '../testing/wuhan-rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const paths = [investorsPath, `${casePath}?access_token=none`, '/getEnterpriseGrade'];

/** The answer to what an attacker hides behind a request, which is unlike any other. */
const answered = '"status":"ok"';

/** Ways in which a request may seem to end at one place and at another. */
const unclear: readonly (readonly [string, string])[] = [
  ['a length and chunks', `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n`],
  ['two lengths', 'Content-Length: 0\r\nContent-Length: 9\r\n\r\n'],
  ['a list of lengths', 'Content-Length: 0, 9\r\n\r\n'],
  ['a length with a plus', 'Content-Length: +0\r\n\r\n'],
  ['a length with a minus', 'Content-Length: -0\r\n\r\n'],
  ['a length with a space', 'Content-Length: 0 9\r\n\r\n'],
  ['a hexadecimal length', 'Content-Length: 0x0\r\n\r\n'],
  ['a length that no number holds', `Content-Length: 1${'0'.repeat(20)}\r\n\r\n`],
  ['an empty length', 'Content-Length:\r\n\r\n'],
  ['a space before the colon', 'Content-Length : 0\r\n\r\n'],
  ['a space before chunks’ colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
  ['a coding nearly called chunked', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a coding after chunked', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
  ['a quoted coding', 'Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n'],
  ['chunked with a vertical tab', 'Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n'],
  ['two codings', 'Transfer-Encoding: identity\r\nTransfer-Encoding: cow\r\n\r\n0\r\n\r\n'],
  ['a folded coding', 'Transfer-Encoding:\r\n chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n'],
  ['a folded length', 'Content-Length: 0\r\n 9\r\n\r\n'],
  ['lines that end with a line feed', 'Content-Length: 0\n\r\n'],
  ['lines that end with a return', 'x: y\rContent-Length: 0\r\n\r\n'],
  ['a null byte in a name', 'Content-Length\0: 0\r\n\r\n'],
  ['a chunk size that no number holds', `Transfer-Encoding: chunked\r\n\r\n1${'0'.repeat(16)}\r\n`],
  ['a negative chunk size', 'Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n'],
  ['a hexadecimal prefix of a chunk', 'Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n'],
  ['a chunk that ends with a line feed', 'Transfer-Encoding: chunked\r\n\r\n1\r\nx\n0\r\n\r\n'],
  ['a chunk longer than it says', 'Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n'],
];

describe.each(paths)('at %s', (path) => {
  it.each(unclear)('%s hides no second request', async (_, framing) => {
    const replies = await conversation(rig.server.url, request(path, framing));

    expect(replies).toMatch(/^HTTP\/1\.1 400 /);
    expect(replies).not.toContain(answered);
    expect(replies.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it.each([
    ['a chunk with an extension', 'Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\n\r\n'],
    ['a coding in capitals', 'Transfer-Encoding: CHUNKED\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
    ['chunks with a trailer', 'Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nHost: b\r\n\r\n'],
  ])('%s ends where it says, and the next request is answered', async (_, framing) => {
    const replies = await conversation(rig.server.url, request(path, framing));

    expect(replies.match(/HTTP\/1\.1 /g)).toHaveLength(2);
    expect(replies).toContain(answered);
  });
});

it('chunk extensions without end are refused', async () => {
  const framing = `Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`;
  const replies = await conversation(rig.server.url, request(investorsPath, framing));

  expect(replies).not.toContain(answered);
});

/** The server's word for a path that no contract has; the balancer has another one. */
const fromServer = 'belongs to no contract';

const haproxy = installed('haproxy');

describe.runIf(haproxy !== undefined)('behind the balancer, haproxy', () => {
  let balancer: Daemon;
  beforeAll(async () => {
    balancer = await startBalancer(haproxy ?? '', new URL(rig.server.url).host);
  });
  afterAll(() => balancer.stop());

  it.each(unclear)('%s hides no second request', async (_, framing) => {
    const forbidden = request(investorsPath, framing, '/metrics');
    const replies = await conversation(balancer.url, forbidden);

    expect(replies).toMatch(/^HTTP\/1\.1 [24]00 /);
    expect(replies).not.toContain(fromServer);
  });

  it('what it forbids is forbidden, and known from a reply of the server', async () => {
    const forbidden = await fetch(`${balancer.url}/metrics`);
    const unknown = await fetch(`${balancer.url}/metric`);

    expect(forbidden.status).toBe(404);
    expect(await forbidden.text()).not.toContain(fromServer);
    expect(await unknown.text()).toContain(fromServer);
  });

  it('replies tell the name of no product', async () => {
    const replies = await conversation(balancer.url, 'GET / HTTP/1.1\r\n\r\n');

    expect(replies).toMatch(/^HTTP\/1\.1 400/);
    expect(replies).not.toMatch(/haproxy|server:|<html/i);
  });
});

/** A request with that framing, and the hidden one behind it. */
const request = (path: string, framing: string, hidden = '/healthz'): string =>
  [
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${framing}`,
    `GET ${hidden} HTTP/1.1\r\nHost: a\r\n\r\n`,
  ].join('');

/** All that comes back until the other side has closed. */
async function conversation(url: string, text: string): Promise<string> {
  const socket = openSocket(url);
  const replies = socket.toArray();
  socket.on('error', () => {});
  socket.end(text, 'latin1');
  return Buffer.concat(await replies.catch(() => [])).toString('latin1');
}

/** The configuration that operators get, with one server in all three places. */
async function startBalancer(program: string, server: string): Promise<Daemon> {
  const address = `127.0.0.1:${await freePort()}`;
  const servers = { SERVER_1: server, SERVER_2: server, SERVER_3: server };
  const settings = fileURLToPath(new URL('../../deploy/haproxy.cfg', import.meta.url));
  return startDaemon(
    `http://${address}`,
    {
      command: program,
      words: ['-W', '-db', '-f', settings],
      ready: /Loading success/,
      options: { env: { ...process.env, BALANCER_BIND: address, ...servers } },
    },
    'SIGTERM',
  );
}
