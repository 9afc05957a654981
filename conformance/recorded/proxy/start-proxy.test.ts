import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { proxied, sendRaw } from '../testing/raw-server.ts';

const ask = 'POST /x?b=2&a=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}';
const odd =
  'HTTP/1.1 200 Fine by me\r\nx-B: 1\r\nX-a:  2 \r\nx-B: \xe9\r\nContent-Length: 2\r\n\r\n{}';

/** Says one thing as soon as something comes, and closes. */
const saying = (answer: string | Buffer) => (socket: Socket) =>
  socket.once('data', () =>
    socket.end(typeof answer === 'string' ? Buffer.from(answer, 'latin1') : answer),
  );

describe('no byte of a reply is changed', () => {
  it.each([
    ['odd headers', odd],
    [
      'chunks, an extension and a trailer',
      [
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: t\r\n\r\n',
        '1;x="y"\r\n{\r\n1\r\n}\r\n0\r\nt: 1\r\n\r\n',
      ].join(''),
    ],
    ['interim replies', `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${odd}`],
    ['no length at all', 'HTTP/1.0 200 OK\r\n\r\n{}'],
    ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\n{}'],
  ])('%s', async (_, reply) => {
    await using between = await proxied(saying(reply));

    expect((await sendRaw(between.port, ask)).text).toBe(reply);
  });

  it('8 MiB of noise', async () => {
    const noise = randomBytes(8 << 20);
    const head = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${noise.length}\r\n\r\n`);
    await using between = await proxied(saying(Buffer.concat([head, noise])));

    const { bytes } = await sendRaw(between.port, ask);

    expect(bytes.subarray(head.length).equals(noise)).toBe(true);
    expect(Buffer.from(between.passed[0]?.reply?.body ?? []).equals(noise)).toBe(true);
  });
});

describe('no byte of a request is changed', () => {
  const received = async (pieces: readonly (string | Buffer)[], hostHeader?: string) => {
    const whole = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string, 'latin1')));
    const bytes: Buffer[] = [];
    await using between = await proxied(
      (socket) => {
        let left = whole.length + (hostHeader?.length ?? 1) - 1;
        socket.on('data', (chunk) => {
          bytes.push(Buffer.from(chunk));
          left -= chunk.length;
          if (left === 0) socket.end(odd);
        });
      },
      { ...(hostHeader !== undefined && { hostHeader }) },
    );
    await sendRaw(between.port, ...pieces);
    return Buffer.concat(bytes);
  };

  it('in pieces of one byte', async () => {
    const pieces = [...ask];

    expect((await received(pieces)).toString('latin1')).toBe(ask);
  });

  it('with odd headers, chunks and a trailer', async () => {
    const request = [
      'pOST /%zz//x HTTP/1.1\r\nhOST:h\r\nX: \xff\r\nx:\r\nTransfer-Encoding: chunked\r\n\r\n',
      '2\r\n{}\r\n0\r\nt: 1\r\n\r\n',
    ].join('');

    expect((await received([request])).toString('latin1')).toBe(request);
  });

  it('8 MiB of noise', async () => {
    const noise = randomBytes(8 << 20);
    const head = Buffer.from(`POST / HTTP/1.1\r\nContent-Length: ${noise.length}\r\n\r\n`);

    expect((await received([head, noise])).subarray(head.length).equals(noise)).toBe(true);
  });

  it('but the host, where a person asks for that', async () => {
    const request = await received([ask.slice(0, 30), ask.slice(30)], 'gateway.example');

    expect(request.toString('latin1')).toBe(ask.replace('Host: h', 'Host: gateway.example'));
  });
});

describe('what passes is told', () => {
  it('request and reply together, with what was kept of both', async () => {
    await using between = await proxied(saying(odd));

    await sendRaw(between.port, ask);

    const [one] = between.passed;
    expect(one).toMatchObject({ method: 'POST', address: '/x?b=2&a=1', failure: null });
    expect(Buffer.from(one?.body ?? []).toString()).toBe('{}');
    expect(one?.reply?.headers[0]).toEqual(['x-B', '1']);
  });

  it('each of several calls on one connection', async () => {
    await using between = await proxied((socket) => {
      let count = 0;
      socket.on('data', () => {
        count += 1;
        socket.write(odd);
        if (count === 2) socket.end();
      });
    });
    const socket = connect({ port: between.port, host: '127.0.0.1' });

    socket.write(ask);
    await once(socket, 'data');
    socket.write(ask.replace('/x', '/y'));
    await once(socket, 'close');

    expect(between.passed.map(({ address }) => address)).toEqual(['/x?b=2&a=1', '/y?b=2&a=1']);
  });

  it('a reply that the endpoint breaks off, as its fault', async () => {
    await using between = await proxied((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{', () => socket.destroy());
      }),
    );

    const { text } = await sendRaw(between.port, ask);

    expect(text).toMatch(/\{$/);
    expect(between.passed).toMatchObject([{ reply: null, failure: 'ECONNRESET' }]);
  });

  it('a call that the client gives up, as nobody’s fault', async () => {
    const gone = Promise.withResolvers<void>();
    await using between = await proxied((socket) => {
      socket.once('data', () => client.resetAndDestroy());
      socket.once('close', () => gone.resolve());
    });
    const client = connect({ port: between.port, host: '127.0.0.1' });
    client.write(ask);

    await gone.promise;

    expect(between.passed).toMatchObject([{ reply: null, failure: null }]);
  });
});

describe('what cannot be passed on is refused in words', () => {
  it.each([
    ['an upgrade', 'GET /x HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('%s', async (_, request) => {
    let received = 0;
    await using between = await proxied((socket) =>
      socket.on('data', () => {
        received += 1;
      }),
    );

    const { text } = await sendRaw(between.port, request);

    expect(text).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/);
    expect(between.troubles).toEqual(['other-protocol']);
    expect(received).toBe(0);
  });

  it('an endpoint that nobody can reach', async () => {
    await using between = await proxied(() => undefined);
    await between.stop();

    const { text } = await sendRaw(between.port, ask);

    expect(text).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
    expect(between.troubles).toEqual(['unreachable']);
    expect(between.passed).toMatchObject([{ failure: null, reply: null }]);
  });
});

it('what is no HTTP/1.1 is passed on all the same', async () => {
  await using between = await proxied(saying('hello yourself'));

  const { text } = await sendRaw(between.port, 'hello\r\n\r\n');

  expect(text).toBe('hello yourself');
  expect(between.troubles).toEqual(['not-http']);
});
