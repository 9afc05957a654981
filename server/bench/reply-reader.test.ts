import { describe, expect, it } from 'vitest';
import { createReplyReader } from './reply-reader.ts';

const reply = 'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"errcode":0}';

describe('the reply reader', () => {
  it('gives a reply that came in one piece', () => {
    const read = createReplyReader();

    expect(read(Buffer.from(reply))).toBe(reply);
  });

  it('waits for the rest of a reply that came in pieces', () => {
    const read = createReplyReader();
    const bytes = [...Buffer.from(reply)];

    const given = bytes.map((byte) => read(Buffer.from([byte])));

    expect(given.filter((text) => text !== undefined)).toEqual([reply]);
    expect(given.at(-1)).toBe(reply);
  });

  it('refuses a reply of unknown length instead of waiting for ever', () => {
    const read = createReplyReader();

    expect(() => read(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('Content-Length');
  });
});
