import { describe, expect, it } from 'vitest';
import { replyBody, requestBody } from './framing.ts';
import { createHeldBytes } from './held-bytes.ts';
import { NotHttp } from './line-buffer.ts';
import { createMessageReader, type Message } from './message-reader.ts';

/** What a reader of requests, or of replies to POST, makes of bytes in pieces of a size. */
function read(text: string, size = text.length, kind: 'request' | 'reply' = 'request') {
  const messages: Message[] = [];
  const parts: Buffer[] = [];
  const reader = createMessageReader(
    {
      onHead: (head) => (kind === 'request' ? requestBody(head) : replyBody(head, 200, 'POST')),
      onMessage: (message) => messages.push(message),
      onPart: (bytes) => parts.push(bytes),
    },
    createHeldBytes(),
  );
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return { messages, passed: Buffer.concat(parts).toString('latin1'), reader };
}

const sized = 'POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello';
const chunked = [
  'POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n',
  '3;x=1\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: x\r\n\r\n',
].join('');
const empty = 'GET /c HTTP/1.1\r\nHost: x\r\n\r\n';

describe.each([1, 2, 3, 7, 1_000])('in pieces of %d bytes', (size) => {
  it('messages on one connection are told apart, however their bodies end', () => {
    const { messages } = read(sized + chunked + empty, size);

    expect(messages.map(({ head, body }) => [head.start, body.toString()])).toEqual([
      ['POST /a HTTP/1.1', 'hello'],
      ['POST /b HTTP/1.1', 'hello'],
      ['GET /c HTTP/1.1', ''],
    ]);
  });

  it('every byte is handed on in its order', () => {
    expect(read(sized + chunked + empty, size).passed).toBe(sized + chunked + empty);
  });
});

it('header lines keep their order and case', () => {
  const { messages } = read('GET / HTTP/1.1\r\nx-B: 1\r\nX-a:2\r\nx-B:  3 \r\n\r\n');

  expect(messages[0]?.head.headers).toEqual([
    ['x-B', '1'],
    ['X-a', '2'],
    ['x-B', '3'],
  ]);
});

it('a reply without a length ends with its connection', () => {
  const { messages, reader } = read('HTTP/1.1 200 OK\r\n\r\nhello', 4, 'reply');
  expect(messages).toEqual([]);

  reader.end();

  expect(messages[0]?.body.toString()).toBe('hello');
});

it.each([
  ['HEAD', 200],
  ['POST', 204],
  ['POST', 304],
  ['POST', 100],
])('a reply to %s with %d has no body', (method, status) => {
  const head = { start: '', headers: [['Content-Length', '5'] as const], isOdd: false };

  expect(replyBody(head, status, method)).toEqual({ kind: 'none' });
});

it.each([
  ['what is no HTTP', '\u0016\u0003\u0001 hello\r\n\r\n'],
  ['a chunk without a size', chunked.replace('3;x=1', 'x')],
  ['a chunk with a size that some read as 0', chunked.replace('3;x=1', '0x3')],
  ['a head without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(200_000)}`],
])('%s is not followed', (_, text) => {
  expect(() => read(text)).toThrow(NotHttp);
});

it('a body of more than 16 MiB is not kept', () => {
  const reader = read(`POST / HTTP/1.1\r\nContent-Length: ${17 << 20}\r\n\r\n`);
  for (let mebibyte = 0; mebibyte < 17; mebibyte += 1) reader.reader.push(Buffer.alloc(1 << 20));

  expect(reader.messages[0]).toMatchObject({ isCut: true, body: Buffer.alloc(0) });
});
