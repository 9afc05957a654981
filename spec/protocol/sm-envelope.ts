/**
 * The `sm` profile of Shanxi (SX-R021, SX-R022, SX-R029, SX-R030; SX-A15, SX-A16, SX-A18): an SM4
 * key made for one call, wrapped for the receiver by SM2, seals the request, and the reply comes
 * back under the same key. The digest covers the exact bytes of the plain text.
 * The digest has no key (SX-A19): it finds accidents and careless changes, but it proves no sender,
 * and who can guess a whole text sees in it that the guess is right. TLS is still needed.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Opened } from './sm-faults.ts';
import { type ReplyForm, refused, replyForm, requestForm, smAlgorithm } from './sm-form.ts';
import { unwrapKey, wrapKey } from './sm2.ts';
import { sm3, sm3Bytes } from './sm3.ts';
import { sm4Bytes, sm4Decrypt, sm4Encrypt } from './sm4.ts';

/** A sealed reply; binary parts are lower-case hexadecimal digits. */
export interface SmReply {
  readonly algorithm: typeof smAlgorithm;
  readonly iv: string;
  readonly encrypted: string;
  readonly digest: string;
}

/** A sealed request; without `keyId` the receiver's current key is meant. */
export interface SmRequest extends SmReply {
  readonly keyId?: string;
  readonly key: string;
}

/** Whose public key wraps the SM4 key. It comes from outside: `isPublicKey` must have said yes. */
export interface Recipient {
  readonly publicKey: string;
  readonly keyId?: string;
}

/** A plain text, and the SM4 key that its reply is sealed or opened with. */
export interface OpenedRequest {
  readonly text: Buffer;
  readonly key: Buffer;
}

/** The private key of that id, or the current one if none is named. */
export type PrivateKeys = (keyId: string | undefined) => string | undefined;

/** Seals a request under a fresh key, which the sender keeps for the reply. */
export function sealRequest(
  text: Uint8Array,
  { publicKey, keyId }: Recipient,
): { readonly envelope: SmRequest; readonly key: Buffer } {
  const key = randomBytes(sm4Bytes);
  const { algorithm, ...sealed } = sealReply(text, key);
  const named = keyId === undefined ? {} : { keyId };
  return { key, envelope: { algorithm, ...named, key: wrapKey(key, publicKey), ...sealed } };
}

/** Opens whatever came as a request. All refusals are to be answered with one message. */
export function openRequest(body: unknown, privateKeys: PrivateKeys): Opened<OpenedRequest> {
  const form = requestForm(body);
  if (!form.ok) return form;
  const privateKey = privateKeys(form.value.keyId);
  if (privateKey === undefined) return refused('key-id-unknown');
  const key = unwrapKey(form.value.key, privateKey);
  if (!key) return refused('key-does-not-unwrap');
  const text = textOf(form.value, key);
  return text.ok ? { ok: true, value: { text: text.value, key } } : text;
}

/** Seals a reply under the key of its request, with an initial vector of its own. */
export function sealReply(text: Uint8Array, key: Uint8Array): SmReply {
  const iv = randomBytes(sm4Bytes);
  return {
    algorithm: smAlgorithm,
    iv: iv.toString('hex'),
    encrypted: sm4Encrypt(text, { key, iv }).toString('hex'),
    digest: sm3(text),
  };
}

/** Opens whatever came as a reply, with the key that `sealRequest` gave. */
export function openReply(body: unknown, key: Uint8Array): Opened<Buffer> {
  const form = replyForm(body);
  return form.ok ? textOf(form.value, key) : form;
}

/** Wrong padding takes the same way as a wrong digest, so that the time does not tell which. */
function textOf({ iv, encrypted, digest }: ReplyForm, key: Uint8Array): Opened<Buffer> {
  const { text, isPadded } = sm4Decrypt(encrypted, { key, iv });
  const isIntact = timingSafeEqual(sm3Bytes(text), digest);
  if (!isPadded) return refused('padding');
  return isIntact ? { ok: true, value: text } : refused('digest-differs');
}
