import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { publicKeyOf, unwrapKey, wrapKey } from './sm2.ts';
import { sm3, sm3Bytes } from './sm3.ts';
import { sm4Decrypt, sm4Encrypt } from './sm4.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('SM3', () => {
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('of %s is what GM/T 0004 prints', (text, digest) => {
    expect(sm3(Buffer.from(text))).toBe(digest);
    expect(sm3Bytes(Buffer.from(text))).toEqual(hex(digest));
  });
});

describe('SM4', () => {
  const key = hex('0123456789abcdeffedcba9876543210');
  const zeros = (blocks: number) => Buffer.alloc(blocks * 16);

  it('of one block is what GM/T 0002 prints', () => {
    const encrypted = sm4Encrypt(key, { key, iv: zeros(1) });

    expect(encrypted.toString('hex', 0, 16)).toBe('681edf34d206965e86b3e94f536e4246');
  });

  it('applied a million times is what GM/T 0002 prints', () => {
    // Blocks of zeros chained to one another: each is the encryption of the one before.
    const encrypted = sm4Encrypt(zeros(1_000_000), { key, iv: key });

    const last = encrypted.subarray(-32, -16);
    expect(last.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66');
  });

  const text = hex('aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffaaaaaaaabbbbbbbb');
  const iv = hex('000102030405060708090a0b0c0d0e0f');

  it.each([
    [
      '0123456789abcdeffedcba9876543210',
      '78ebb11cc40b0a48312aaeb2040244cb4cb7016951909226979b0d15dc6a8f6d',
    ],
    [
      'fedcba98765432100123456789abcdef',
      '0d3a6ddc2d21c698857215587b7bb59a91f2c147911a4144665e1fa1d40bae38',
    ],
  ])('in CBC mode under %s is what draft-ribose-cfrg-sm4 A.2.2 prints', (digits, printed) => {
    const encrypted = sm4Encrypt(text, { key: hex(digits), iv });

    expect(encrypted.toString('hex', 0, 32)).toBe(printed);
    expect(encrypted).toHaveLength(48);
    expect(sm4Decrypt(encrypted, { key: hex(digits), iv })).toEqual({ text, isPadded: true });
  });

  it.each([0, 1, 15, 16, 17, 31, 32])('gives %i bytes back without their padding', (length) => {
    const bytes = Buffer.alloc(length, 7);

    const decrypted = sm4Decrypt(sm4Encrypt(bytes, { key, iv }), { key, iv });

    expect(decrypted).toEqual({ text: bytes, isPadded: true });
  });

  it.each(['00', '11', '11'.repeat(16), 'ff', '0302', '02'])('notices wrong padding: %s', (end) => {
    const block = hex(end.padStart(32, '05'));
    const encrypted = sm4Encrypt(block, { key, iv }).subarray(0, 16);

    expect(sm4Decrypt(encrypted, { key, iv })).toEqual({ text: block, isPadded: false });
  });
});

/** The example of GM/T 0003.5: curve sm2p256v1, k = 59276e27…c1bc21. */
describe('SM2', () => {
  const privateKey = '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8';
  const publicKey =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  const c1 =
    '04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73' +
    'E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0';
  const c3 = '59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766';
  const x2 = '335e18d751e51f040e27d468138b7ab1dc86ad7f981d7d416222fd6ab3ed230d';
  const y2 = 'ab743ebcfb22d64f7b6ab791f70658f25b48fa93e54064fdbfbed3f0bd847ac9';
  const c2 = '21886CA989CA9C7D58087307CA93092D651EFA';

  it('derives the public key that the standard prints', () => {
    expect(publicKeyOf(privateKey)).toBe(publicKey);
  });

  it('decrypts the cipher text that the standard prints, by the library that wraps keys', () => {
    const text = sm2.doDecrypt(`${c1}${c3}${c2}`, privateKey, 1, { output: 'array' });

    expect(Buffer.from(text).toString()).toBe('encryption standard');
  });

  it('unwraps a key under the point of the example, whose x begins with 04', () => {
    const [x, y] = [hex(x2), hex(y2)];
    const stream = sm3Bytes(Buffer.concat([x, y, hex('00000001')]));
    const key = hex('0123456789abcdeffedcba9876543210');
    const sealed = key.map((byte, index) => byte ^ (stream[index] ?? 0));
    const wrapped = `${c1}${sm3(Buffer.concat([x, key, y]))}${Buffer.from(sealed).toString('hex')}`;

    expect(unwrapKey(wrapped, privateKey)).toEqual(key);
    expect(unwrapKey(`04${wrapped}`, privateKey)).toEqual(key);
  });

  it('wraps a key with the mark 04, and differently each time', () => {
    const key = Buffer.alloc(16, 1);
    const [one, other] = [wrapKey(key, publicKey), wrapKey(key, publicKey.toUpperCase())];

    expect(one).toMatch(/^04[0-9a-f]{224}$/);
    expect(one).not.toBe(other);
    expect(
      [one, other.toUpperCase(), one.slice(2)].map((text) => unwrapKey(text, privateKey)),
    ).toEqual([key, key, key]);
  });
});
