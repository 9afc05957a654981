/** SM4 (GM/T 0002, GB/T 32907) in CBC mode (GB/T 17964) with PKCS#7 padding, by OpenSSL. */
import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Bytes of a key, of an initial vector and of a block alike. */
export const sm4Bytes = 16;

export interface Sm4Key {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** What was decrypted; all of it, padding included, if the padding is wrong. */
export interface Decrypted {
  readonly text: Buffer;
  readonly isPadded: boolean;
}

const algorithm = 'sm4-cbc';

export function sm4Encrypt(text: Uint8Array, { key, iv }: Sm4Key): Buffer {
  const cipher = createCipheriv(algorithm, key, iv);
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

/**
 * Takes whole blocks, at least one. It looks at the padding itself, because OpenSSL would throw and
 * the caller could not treat wrong padding and wrong text alike: who can tell the two apart learns
 * the text byte by byte.
 */
export function sm4Decrypt(encrypted: Uint8Array, { key, iv }: Sm4Key): Decrypted {
  const decipher = createDecipheriv(algorithm, key, iv).setAutoPadding(false);
  const bytes = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  const padding = paddingOf(bytes);
  return { text: bytes.subarray(0, bytes.length - padding), isPadded: padding > 0 };
}

/** How many bytes pad the text, 0 if they are wrong; it always looks at a whole block. */
function paddingOf(bytes: Buffer): number {
  const length = bytes.at(-1) ?? 0;
  const block = bytes.subarray(-sm4Bytes);
  let difference = 0;
  for (const [index, byte] of block.entries()) {
    difference |= sm4Bytes - index <= length ? byte ^ length : 0;
  }
  return difference === 0 && length <= sm4Bytes ? length : 0;
}
