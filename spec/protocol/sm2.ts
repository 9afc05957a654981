/**
 * SM2 (GM/T 0003, GB/T 32918) on the recommended curve, to hand over SM4 keys and passwords.
 * Cipher text is C1C3C2. It is written with the byte 04 that marks an uncompressed point, because
 * the standard writes C1 so; many clients leave it out, so it is read both ways. Which of the two
 * it is tells the length and never the first byte: a coordinate may begin with 04 as well, as the
 * one in the standard's own example does.
 */
import { sm2 } from 'sm-crypto-v2';
import { sm4Bytes } from './sm4.ts';

/** 64 and 130 hexadecimal digits, lower case; the public key begins with 04. */
export interface Sm2KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

const mark = '04';
const pointBytes = 64;
const hashBytes = 32;
const unmarked = 2 * (pointBytes + hashBytes + sm4Bytes);
/** Digits of cipher text that are looked at: a password is far shorter. */
const longest = 4096;

/** How many digits a wrapped SM4 key may have: without the mark, and with it. */
export const wrappedLengths: readonly number[] = [unmarked, unmarked + mark.length];

/** The library calls its order of the parts so; its `hash` option is for signatures alone. */
const c1c3c2 = 1;

export function createKeyPair(): Sm2KeyPair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { privateKey, publicKey };
}

/** A public key with the mark that it may be written without. */
export const wholeKey = (publicKey: string): string =>
  publicKey.length === 2 * pointBytes ? `${mark}${publicKey}` : publicKey;

/** Whether these are the digits of a point on the curve; takes anything. */
export function isPublicKey(text: unknown): text is string {
  if (typeof text !== 'string' || !/^04[0-9a-fA-F]{128}$/.test(text)) return false;
  try {
    return sm2.verifyPublicKey(text);
  } catch {
    return false;
  }
}

/** The public key that belongs to a private key; nothing if that is none. */
export function publicKeyOf(privateKey: string): string | undefined {
  if (!/^[0-9a-fA-F]{64}$/.test(privateKey)) return undefined;
  try {
    return sm2.getPublicKeyFromPrivateKey(privateKey);
  } catch {
    return undefined;
  }
}

/** Encrypts an SM4 key; each time differently. Ask `isPublicKey` first: other keys throw. */
export function wrapKey(key: Uint8Array, publicKey: string): string {
  if (key.length !== sm4Bytes) throw new Error('an SM4 key has 16 bytes');
  return sm2Encrypt(key, publicKey);
}

/** The SM4 key in hexadecimal cipher text of either length; nothing if it cannot be opened. */
export function unwrapKey(wrapped: string, privateKey: string): Buffer | undefined {
  if (!wrappedLengths.includes(wrapped.length)) return undefined;
  return decrypt(wrapped.length > unmarked ? wrapped : `${mark}${wrapped}`, privateKey);
}

/** SX-A06: any short text, such as a password. */
export function sm2Encrypt(text: Uint8Array, publicKey: string): string {
  return `${mark}${sm2.doEncrypt(text, pointOf(publicKey), c1c3c2)}`;
}

type Point = ReturnType<typeof sm2.precomputePublicKey>;

/** Keys that are used again and again, with what makes each use six times as fast. */
const prepared = new Map<string, { uses: number; point?: Point }>();

/** Keys that are remembered, and uses before it pays to prepare one: that takes as long as ten. */
const [keysKept, usesBefore] = [16, 8];

function pointOf(publicKey: string): string | Point {
  const found = prepared.get(publicKey);
  if (!found && !isPublicKey(publicKey)) throw new Error('no public key of SM2');
  const known = found ?? { uses: 0 };
  known.uses += 1;
  if (known.uses === usesBefore) known.point = sm2.precomputePublicKey(publicKey);
  const [oldest] = prepared.size < keysKept ? [] : prepared.keys();
  if (oldest !== undefined && oldest !== publicKey) prepared.delete(oldest);
  prepared.set(publicKey, known);
  return known.point ?? publicKey;
}

/** SX-A06: text of unknown length, so that the hash alone tells whether the mark is there. */
export const sm2Decrypt = (text: string, privateKey: string): Buffer | undefined =>
  text.length <= longest
    ? (decrypt(text, privateKey) ?? decrypt(`${mark}${text}`, privateKey))
    : undefined;

/** Takes cipher text with its mark. */
function decrypt(text: string, privateKey: string): Buffer | undefined {
  const fits = text.length % 2 === 0 && text.startsWith(mark);
  if (!fits || /[^0-9a-fA-F]/.test(text)) return undefined;
  try {
    const opened = sm2.doDecrypt(text.slice(mark.length), privateKey, c1c3c2, { output: 'array' });
    // The library answers a wrong hash with nothing at all, and a wrong point with an error.
    return opened.length > 0 ? Buffer.from(opened) : undefined;
  } catch {
    return undefined;
  }
}
