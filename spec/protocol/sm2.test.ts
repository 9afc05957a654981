import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import {
  createKeyPair,
  isPublicKey,
  publicKeyOf,
  sm2Decrypt,
  sm2Encrypt,
  unwrapKey,
  wrapKey,
} from './sm2.ts';

const { privateKey, publicKey } = createKeyPair();
const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');

describe('a key pair', () => {
  it('is 64 and 130 digits that belong together', () => {
    expect(privateKey).toMatch(/^[0-9a-f]{64}$/);
    expect(publicKey).toMatch(/^04[0-9a-f]{128}$/);
    expect(publicKeyOf(privateKey)).toBe(publicKey);
  });

  it('is another one each time', () => {
    expect(createKeyPair().privateKey).not.toBe(privateKey);
  });

  it.each(['', '12', 'x'.repeat(64), '0'.repeat(64), 'f'.repeat(64)])(
    'has no private key %s',
    (text) => {
      expect(publicKeyOf(text)).toBeUndefined();
    },
  );
});

describe('a public key', () => {
  it.each([publicKey, publicKey.toUpperCase()])('is a point on the curve: %s', (text) => {
    expect(isPublicKey(text)).toBe(true);
  });

  it.each([
    ['without its mark', publicKey.slice(2)],
    ['with another mark', `06${publicKey.slice(2)}`],
    ['of a point beside the curve', `${publicKey.slice(0, -1)}${publicKey.endsWith('1') ? 2 : 1}`],
    ['of zeros', `04${'0'.repeat(128)}`],
    ['of coordinates beyond the field', `04${'f'.repeat(128)}`],
    ['with letters that are no digits', `${publicKey.slice(0, -1)}x`],
    ['with a line break', `${publicKey}\n`],
    ['that is a number', 4],
    ['that is missing', undefined],
    ['that is a list', [publicKey]],
  ])('is none %s', (_, text) => {
    expect(isPublicKey(text)).toBe(false);
  });
});

describe('a wrapped key', () => {
  const wrapped = wrapKey(key, publicKey);

  it('opens with its own private key alone', () => {
    expect(unwrapKey(wrapped, privateKey)).toEqual(key);
    expect(unwrapKey(wrapped, createKeyPair().privateKey)).toBeUndefined();
  });

  it('opens without its mark however its point begins', () => {
    const many = Array.from({ length: 20 }, () => wrapKey(key, publicKey).slice(2));

    expect(many.map((text) => unwrapKey(text, privateKey))).toEqual(many.map(() => key));
  });

  it('does not open in the old order C1C2C3', () => {
    const [c1, c3, c2] = [wrapped.slice(0, 130), wrapped.slice(130, 194), wrapped.slice(194)];

    expect(unwrapKey(`${c1}${c2}${c3}`, privateKey)).toBeUndefined();
  });

  it.each([
    ['with another mark', `03${wrapped.slice(2)}`],
    ['that is shorter', wrapped.slice(0, -2)],
    ['that is longer', `${wrapped}00`],
    ['that is one digit short', wrapped.slice(0, -1)],
    ['that is empty', ''],
    ['of zeros', '0'.repeat(224)],
  ])('does not open %s', (_, text) => {
    expect(unwrapKey(text, privateKey)).toBeUndefined();
  });

  it('does not open to more than the 16 bytes of a key', () => {
    const wider = sm2Encrypt(Buffer.alloc(17), publicKey);

    expect(unwrapKey(wider, privateKey)).toBeUndefined();
    expect(unwrapKey(wider.slice(2), privateKey)).toBeUndefined();
  });

  it('is not made for a point beside the curve or of one half, nor of other than 16 bytes', () => {
    expect(() => wrapKey(key, `04${'1'.repeat(128)}`)).toThrow();
    expect(() => wrapKey(key, sm2.compressPublicKeyHex(publicKey))).toThrow();
    expect(() => wrapKey(key.subarray(1), publicKey)).toThrow();
  });
});

describe('an encrypted password', () => {
  const text = Buffer.from('a pass-word 密码');
  const encrypted = sm2Encrypt(text, publicKey);

  it.each([encrypted, encrypted.slice(2), encrypted.toUpperCase()])(
    'opens with and without its mark: %s',
    (digits) => {
      expect(sm2Decrypt(digits, privateKey)).toEqual(text);
    },
  );

  it.each(['', 'a pass-word', `${encrypted}0`, `${encrypted}00`, encrypted.slice(0, -2)])(
    'does not open: %s',
    (digits) => {
      expect(sm2Decrypt(digits, privateKey)).toBeUndefined();
    },
  );

  it('does not open with a letter in the place of a digit that the library takes for it', () => {
    // It reads 7z as 07.
    const digits = sm2Encrypt(Buffer.alloc(500), publicKey);
    const odd = digits.replace(/(?<=^(?:..){97,})0([1-9a-f])(?=(?:..)*$)/, '$1z');

    expect(odd).not.toBe(digits);
    expect(sm2Decrypt(odd, privateKey)).toBeUndefined();
  });

  it('is short', () => {
    const [most, more] = [1_951, 1_952].map((length) =>
      sm2Decrypt(sm2Encrypt(Buffer.alloc(length), publicKey), privateKey),
    );

    expect(most).toHaveLength(1_951);
    expect(more).toBeUndefined();
  });
});
