import { describe, expect, it } from 'vitest';
import { openReply, openRequest, sealReply, sealRequest } from './sm-envelope.ts';
import { smFaults } from './sm-faults.ts';
import { isSealed, largestText } from './sm-form.ts';
import { createKeyPair } from './sm2.ts';
import { sm3 } from './sm3.ts';
import { sm4Encrypt } from './sm4.ts';

const { privateKey, publicKey } = createKeyPair();
const text = Buffer.from('{"uniscId": "91149999MA0DEM0139", "名": "值"}\n');
const { envelope, key } = sealRequest(text, { publicKey });
const reply = sealReply(text, key);
const mine = () => privateKey;

describe('a sealed request', () => {
  it('opens to the exact bytes and the key of the reply', () => {
    expect(openRequest(envelope, mine)).toEqual({ ok: true, value: { text, key } });
  });

  it('has its fields in lower-case digits, in order, and survives JSON', () => {
    expect(Object.keys(envelope)).toEqual(['algorithm', 'key', 'iv', 'encrypted', 'digest']);
    expect([envelope.key, envelope.iv, envelope.encrypted].join('')).toMatch(/^[0-9a-f]+$/);
    expect(envelope.digest).toBe(sm3(text));
    expect(openRequest(JSON.parse(JSON.stringify(envelope)), mine).ok).toBe(true);
  });

  it('names the key it is for, if it was told one', () => {
    const named = sealRequest(text, { publicKey, keyId: '20261122-0001' }).envelope;
    const known = (keyId?: string) => (keyId === '20261122-0001' ? privateKey : undefined);

    expect(named.keyId).toBe('20261122-0001');
    expect(openRequest(named, known).ok).toBe(true);
    expect(openRequest(envelope, known)).toEqual({ ok: false, refusal: 'key-id-unknown' });
  });

  it('takes another key, initial vector and cipher text each time', () => {
    const again = sealRequest(text, { publicKey });

    expect(again.key).not.toEqual(key);
    expect(again.envelope.key).not.toBe(envelope.key);
    expect(again.envelope.iv).not.toBe(envelope.iv);
    expect(again.envelope.encrypted).not.toBe(envelope.encrypted);
    expect(again.envelope.digest).toBe(envelope.digest);
  });

  it.each(['key', 'iv', 'encrypted', 'digest'] as const)('takes %s in upper case', (part) => {
    const upper = { ...envelope, [part]: envelope[part].toUpperCase() };

    expect(openRequest(upper, mine).ok).toBe(true);
  });

  it('takes a key without the mark 04, unknown fields and a keyId of null', () => {
    const other = { ...envelope, key: envelope.key.slice(2), keyId: null, extra: 1 };

    expect(openRequest(other, mine).ok).toBe(true);
  });

  it.each([0, 1, 16, 100_000])('opens to %i bytes, whatever they are', (length) => {
    const bytes = Buffer.alloc(length, Buffer.from([0, 255, 13]));

    const opened = openRequest(sealRequest(bytes, { publicKey }).envelope, mine);

    expect(opened.ok && opened.value.text).toEqual(bytes);
  });
});

describe('a sealed reply', () => {
  it('opens with the key of its request and has none in it', () => {
    expect(openReply(reply, key)).toEqual({ ok: true, value: text });
    expect(Object.keys(reply)).toEqual(['algorithm', 'iv', 'encrypted', 'digest']);
  });

  it('has an initial vector of its own', () => {
    expect(sealReply(text, key).iv).not.toBe(reply.iv);
    expect(reply.iv).not.toBe(envelope.iv);
  });

  it('does not open with the key of another request', () => {
    const other = sealRequest(text, { publicKey }).key;

    expect(openReply(reply, other).ok).toBe(false);
  });
});

/** The text with one bit of its bytes flipped. */
function flipped(digits: string, bit: number): string {
  const bytes = Buffer.from(digits, 'hex');
  const at = Math.floor(bit / 8);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit % 8)), at);
  return bytes.toString('hex');
}

const bitsOf = (digits: string) => Array.from({ length: digits.length * 4 }, (_, bit) => bit);

describe('one flipped bit', () => {
  it.each(['iv', 'encrypted', 'digest'] as const)('of %s is refused wherever it is', (part) => {
    const opened = bitsOf(reply[part]).filter(
      (bit) => openReply({ ...reply, [part]: flipped(reply[part], bit) }, key).ok,
    );

    expect(opened).toEqual([]);
  });

  it.each(['iv', 'encrypted', 'digest'] as const)('of %s is refused in a request', (part) => {
    const changed = { ...envelope, [part]: flipped(envelope[part], 5) };

    expect(openRequest(changed, mine).ok).toBe(false);
  });

  it('of the wrapped key is refused in its mark, point, hash and text', () => {
    // One bit of each byte: an opening costs milliseconds.
    const bits = bitsOf(envelope.key).filter((bit) => bit % 8 === (bit >> 3) % 8);

    const refusals = bits.map((bit) =>
      openRequest({ ...envelope, key: flipped(envelope.key, bit) }, mine),
    );

    const refusal = { ok: false, refusal: 'key-does-not-unwrap' };
    expect(refusals).toEqual(bits.map(() => refusal));
  });
});

const long = '0'.repeat(2 * (largestText + 32));
const unpadded = sm4Encrypt(text, { key, iv: Buffer.from(reply.iv, 'hex') }).subarray(0, -16);

describe('what is wrong is told', () => {
  it.each([
    ['algorithm', { algorithm: 'sm2-sm4-sm3' }],
    ['algorithm', { algorithm: undefined }],
    ['key-id', { keyId: 7 }],
    ['key-id', { keyId: '' }],
    ['key-id', { keyId: 'k'.repeat(129) }],
    ['key-absent', { key: null }],
    ['key-not-hex', { key: {} }],
    ['key-not-hex', { key: `g${'0'.repeat(223)}` }],
    ['key-not-hex', { key: '\u0161'.repeat(224) }],
    ['key-length', { key: '04' }],
    ['key-does-not-unwrap', { key: '0'.repeat(224) }],
    ['iv-absent', { iv: undefined }],
    ['iv-not-hex', { iv: [] }],
    ['iv-length', { iv: `${reply.iv}00` }],
    ['encrypted-absent', { encrypted: null }],
    ['encrypted-length', { encrypted: '' }],
    ['encrypted-length', { encrypted: reply.encrypted.slice(2) }],
    ['encrypted-length', { encrypted: long }],
    ['encrypted-not-hex', { encrypted: ' '.repeat(32) }],
    ['padding', { encrypted: unpadded.toString('hex'), iv: reply.iv }],
    ['digest-absent', { digest: undefined }],
    ['digest-length', { digest: reply.digest.slice(1) }],
    ['digest-not-hex', { digest: false }],
    ['digest-differs', { digest: sm3(Buffer.from(text.toString().trim())) }],
  ])('%s', (refusal, change) => {
    expect(openRequest({ ...envelope, ...change }, mine)).toEqual({ ok: false, refusal });
  });

  it.each([undefined, null, 1, 'text', true, [], [envelope]])('not an object: %j', (body) => {
    expect(openRequest(body, mine)).toEqual({ ok: false, refusal: 'not-an-object' });
    expect(openReply(body, key)).toEqual({ ok: false, refusal: 'not-an-object' });
    expect(isSealed(body)).toBe(false);
  });

  it('in both languages, each fault with words of its own', () => {
    const words = Object.values(smFaults).flatMap(({ zh, en }) => [zh, en]);

    expect(new Set(words).size).toBe(words.length);
  });

  it('and what is inherited does not count', () => {
    const inherited = Object.create(envelope);
    const named = JSON.parse(`{"__proto__":${JSON.stringify(envelope)}}`);

    expect([inherited, named].map(isSealed)).toEqual([false, false]);
    expect([inherited, named].map((body) => openRequest(body, mine).ok)).toEqual([false, false]);
  });
});

it.each([
  [envelope, true],
  [{ encrypted: 1 }, true],
  [{ encrypted: null }, false],
  [{}, false],
])('a body with encrypted is sealed: %j', (body, sealed) => {
  expect(isSealed(body)).toBe(sealed);
});
