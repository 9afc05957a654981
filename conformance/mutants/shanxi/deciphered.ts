import { sm3 } from '../../../spec/protocol/sm3.ts';
import { sm4Decrypt, sm4Encrypt } from '../../../spec/protocol/sm4.ts';
import type { WireRequest } from '../mutant.ts';
import type { Opening } from './middle.ts';
import { textOf } from './requests.ts';
import { isSealedCall } from './seals.ts';

/** Sealed, but a conforming platform cannot open it. */
export const isBroken = (request: WireRequest, around: Opening): boolean =>
  isSealedCall(request) && around.open(request) === undefined;

/** What is behind a seal. */
export interface Deciphered {
  /** Before any padding is taken away. */
  readonly blocks: Buffer;
  readonly digest: string;
  readonly key: Buffer;
  readonly iv: Buffer;
}

/** What the cipher text holds, whether it is right or not. */
export function textIn(request: WireRequest, around: Opening): Deciphered | undefined {
  const [iv, encrypted] = [textOf(request, 'iv'), textOf(request, 'encrypted')];
  const key = around.keyOf(request);
  const isWhole = /^[0-9a-f]{32}$/i.test(iv) && /^([0-9a-f]{32})+$/i.test(encrypted);
  if (key === undefined || !isWhole) return undefined;
  const bytes = { key, iv: Buffer.from(iv, 'hex') };
  const { text, isPadded } = sm4Decrypt(Buffer.from(encrypted, 'hex'), bytes);
  return { blocks: text, digest: isPadded ? sm3(text) : '', ...bytes };
}

/** The right cipher text of the plain text whose digest was sent, if wrong padding hides it. */
export function unpadded(request: WireRequest, around: Opening): string | undefined {
  const found = textIn(request, around);
  if (found === undefined || found.digest !== '') return undefined;
  const lengths = Array.from({ length: 17 }, (_, index) => found.blocks.length - index);
  const texts = lengths.map((length) => found.blocks.subarray(0, Math.max(0, length)));
  const text = texts.find((one) => sm3(one) === textOf(request, 'digest').toLowerCase());
  return text && sm4Encrypt(text, found).toString('hex');
}
