import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { proxied, sendRaw } from '../testing/raw-server.ts';

const reply = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

/** Keeps what comes, and answers once, when `end` has come. */
const keeping = (received: Buffer[], end: string) => (socket: Socket) =>
  socket.on('data', (bytes) => {
    received.push(Buffer.from(bytes));
    if (Buffer.concat(received).toString('latin1').endsWith(end)) socket.end(reply);
  });

describe('an offer of another protocol that may be passed over', () => {
  const offer = (connection: string, upgrade = 'h2c') =>
    `POST /x HTTP/1.1\r\nHost: h\r\nConnection: ${connection}\r\nUpgrade: ${upgrade}\r\n` +
    'HTTP2-Settings: AAMAAABkAAQAAP__\r\nX-Own: 1\r\nContent-Length: 2\r\n\r\n{}';

  it.each([
    ['alone', 'Upgrade, HTTP2-Settings', ''],
    ['beside others', 'keep-alive, Upgrade, HTTP2-Settings', 'Connection: keep-alive\r\n'],
  ])('is taken out %s, and the call is passed on and judged', async (_, connection, left) => {
    const received: Buffer[] = [];
    await using between = await proxied(keeping(received, '{}'));

    const { text } = await sendRaw(between.port, offer(connection));

    expect(Buffer.concat(received).toString()).toBe(
      `POST /x HTTP/1.1\r\nHost: h\r\n${left}X-Own: 1\r\nContent-Length: 2\r\n\r\n{}`,
    );
    expect(text).toBe(reply);
    expect(between.passed).toMatchObject([{ method: 'POST', reply: { status: 200 } }]);
    expect(between.troubles).toEqual([]);
  });

  it('is refused where a WebSocket is among it', async () => {
    await using between = await proxied(() => undefined);

    const { text } = await sendRaw(between.port, offer('Upgrade', 'h2c, websocket'));

    expect(text).toMatch(/^HTTP\/1\.1 501 /);
  });
});

describe('a request whose length is ambiguous is refused, and nothing of it passed on', () => {
  const start = 'POST /x HTTP/1.1\r\nHost: h\r\n';
  const smuggled = '0\r\n\r\nGET /secret HTTP/1.1\r\nHost: h\r\n\r\n';

  it.each([
    ['both', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['both, the other way round', 'transfer-encoding: chunked\r\ncontent-length: 5\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['a list of lengths', 'Content-Length: 5, 5\r\n'],
    ['a length with a sign', 'Content-Length: +5\r\n'],
    ['a coding that does not end with chunked', 'Transfer-Encoding: chunked, identity\r\n'],
    ['two codings', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n'],
    ['a blank before the colon', 'Transfer-Encoding : chunked\r\nContent-Length: 5\r\n'],
    ['a folded line', 'Transfer-Encoding:\r\n chunked\r\n'],
    ['a bare carriage return', 'X: a\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n'],
    ['a bare line feed', 'X: a\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n'],
  ])('%s', async (_, headers) => {
    const received: Buffer[] = [];
    await using between = await proxied(keeping(received, '\n'));

    const { text } = await sendRaw(between.port, `${start}${headers}\r\n${smuggled}`);

    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(between.troubles).toEqual(['ambiguous']);
    expect(received).toEqual([]);
  });

  it('but one that is only written oddly is passed on', async () => {
    const received: Buffer[] = [];
    const request = `${start}no colon\r\nX Y: 1\r\nZ\xff: \r2\r\nContent-Length: 2\r\n\r\n{}`;
    await using between = await proxied(keeping(received, '{}'));

    await sendRaw(between.port, request);

    expect(Buffer.concat(received).toString('latin1')).toBe(request);
  });

  it('in pieces of one byte', async () => {
    const received: Buffer[] = [];
    await using between = await proxied(keeping(received, '\n'));
    const request = `${start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`;

    const { text } = await sendRaw(between.port, ...request);

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).toEqual([]);
  });

  it('behind another call, for which the endpoint is not blamed', async () => {
    const received: Buffer[] = [];
    await using between = await proxied(keeping(received, 'never'));
    const first = `${start}Content-Length: 2\r\n\r\n{}`;

    await sendRaw(between.port, `${first}${start}Content-Length: 5, 5\r\n\r\n`);

    expect(between.passed).toMatchObject([{ failure: null, reply: null }]);
  });

  it('with a start that is none', async () => {
    const received: Buffer[] = [];
    await using between = await proxied(keeping(received, '\n'));
    const headers = 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n';

    await sendRaw(between.port, `POST  /x HTTP/1.1\r\n${headers}`);

    expect(received).toEqual([]);
  });
});

describe('what is held for judging has a bound', () => {
  const post = (length: number, letter = 'x') =>
    `POST /x HTTP/1.1\r\nContent-Length: ${length}\r\n\r\n${letter.repeat(length)}`;

  it('beyond it the exchange passes untouched and is told to be unjudged', async () => {
    const received: Buffer[] = [];
    const body = 'x'.repeat(20_000);
    await using between = await proxied(keeping(received, body), { most: 10_000 });

    const { text } = await sendRaw(between.port, post(20_000));

    expect(Buffer.concat(received).toString()).toBe(post(20_000));
    expect(text).toBe(reply);
    expect(between.troubles).toEqual(['unjudged']);
    expect(between.passed).toEqual([]);
  });

  it('and is free again when it was judged', async () => {
    await using between = await proxied(keeping([], 'x'), { most: 10_000 });

    for (let call = 0; call < 3; call += 1) await sendRaw(between.port, post(5_000));

    expect(between.passed).toHaveLength(3);
  });

  it('and is free again when a client goes in the midst of it', async () => {
    const left = Promise.withResolvers<void>();
    await using between = await proxied(
      (socket) => {
        socket.once('data', () => gone.resetAndDestroy()).once('close', () => left.resolve());
        keeping([], 'x')(socket);
      },
      { most: 10_000 },
    );
    const gone = connect({ port: between.port, host: '127.0.0.1' });
    gone.write(post(5_000, 'y').replace('5000', '9000'));
    await left.promise;

    await sendRaw(between.port, post(5_000));

    expect(between.passed.filter((one) => one.reply !== null)).toHaveLength(1);
  });

  it('and one exchange that nobody has judged yet counts', async () => {
    const judged = Promise.withResolvers<void>();
    await using between = await proxied(keeping([], 'x'), { most: 12_000, judged: judged.promise });

    for (let call = 0; call < 2; call += 1) await sendRaw(between.port, post(5_000));

    expect(between.passed).toHaveLength(1);
    expect(between.troubles).toEqual(['unjudged']);
  });
});
