import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { varietyOf } from './token-values.ts';

const eight = (make: (index: number) => string): readonly string[] =>
  Array.from({ length: 8 }, (_, index) => make(index));

const base64 = (text: string): string => Buffer.from(text).toString('base64url');

const jwt = (index: number): string => {
  const claims = base64(JSON.stringify({ sub: 'test', iat: 1_795_305_600 + index }));
  const signed = createHash('sha256').update(claims).digest('base64url');
  return `${base64('{"alg":"HS256","typ":"JWT"}')}.${claims}.${signed}`;
};

describe('the variety of tokens', () => {
  it.each<readonly [string, (index: number) => string]>([
    ['random bytes', () => randomBytes(12).toString('hex')],
    ['UUIDs', () => randomUUID()],
    ['random bytes under one prefix', () => `nmg-session-${randomBytes(12).toString('base64url')}`],
    ['JWTs', jwt],
    ['digits', () => `${randomBytes(8).readBigUInt64BE()}`.padStart(20, '0')],
  ])('is great for %s', (_, make) => {
    expect(varietyOf(eight(make))).toBeGreaterThan(20);
  });

  it.each<readonly [string, (index: number) => string]>([
    ['a counter', (index) => `session-number-${1_000 + index}`],
    ['a counter in base64', (index) => base64(`session-number-${1_000 + index}`)],
    ['the time in milliseconds', (index) => `test-${1_795_305_600_123 + index * 37}`],
    ['the time in seconds', (index) => `0000000000${1_795_305_600 + index}`],
    ['one and the same', () => 'session-0000000000000'],
  ])('is small for %s', (_, make) => {
    expect(varietyOf(eight(make))).toBeLessThan(20);
  });
});
