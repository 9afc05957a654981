/** Reads the parts of a sealed body without opening it. It takes any value and never throws. */

import type { Opened, SmFault, SmPart } from './sm-faults.ts';
import { wrappedLengths } from './sm2.ts';
import { sm4Bytes } from './sm4.ts';

export const smAlgorithm = 'SM2-SM4-SM3';

/** What a reply holds; each part has a length that fits. */
export interface ReplyForm {
  readonly iv: Buffer;
  readonly encrypted: Buffer;
  readonly digest: Buffer;
}

/** What a request holds; `key` stays in digits, because their number tells how it is written. */
export interface RequestForm extends ReplyForm {
  readonly keyId: string | undefined;
  readonly key: string;
}

/** Bytes that may be sealed at once: a page of a thousand companies is a hundred times less. */
export const largestText = 16 * 1_048_576;

type Fields = Readonly<Record<string, unknown>>;

const lengths: Readonly<Record<SmPart, (digits: number) => boolean>> = {
  key: (digits) => wrappedLengths.includes(digits),
  iv: (digits) => digits === 2 * sm4Bytes,
  encrypted: (digits) =>
    digits > 0 && digits % (2 * sm4Bytes) === 0 && digits <= 2 * (largestText + sm4Bytes),
  digest: (digits) => digits === 64,
};

/** SX-A16: a body with `encrypted` is sealed. */
export const isSealed = (body: unknown): boolean =>
  isObject(body) && field(body, 'encrypted') !== undefined;

export function requestForm(body: unknown): Opened<RequestForm> {
  if (!isObject(body)) return refused('not-an-object');
  const reply = replyForm(body);
  if (!reply.ok) return reply;
  const keyId = field(body, 'keyId');
  if (keyId !== undefined && !isKeyId(keyId)) return refused('key-id');
  const key = digits(body, 'key');
  return key.ok ? { ok: true, value: { ...reply.value, keyId, key: key.value } } : key;
}

export function replyForm(body: unknown): Opened<ReplyForm> {
  if (!isObject(body)) return refused('not-an-object');
  if (field(body, 'algorithm') !== smAlgorithm) return refused('algorithm');
  const iv = part(body, 'iv');
  if (!iv.ok) return iv;
  const encrypted = part(body, 'encrypted');
  if (!encrypted.ok) return encrypted;
  const digest = part(body, 'digest');
  if (!digest.ok) return digest;
  return {
    ok: true,
    value: { iv: iv.value, encrypted: encrypted.value, digest: digest.value },
  };
}

function part(body: Fields, name: SmPart): Opened<Buffer> {
  const text = digits(body, name);
  return text.ok ? { ok: true, value: Buffer.from(text.value, 'hex') } : text;
}

/** The length is looked at first, so that no more is read than can be right. */
function digits(body: Fields, part: SmPart): Opened<string> {
  const text = field(body, part);
  if (text === undefined) return refused(`${part}-absent`);
  if (typeof text !== 'string') return refused(`${part}-not-hex`);
  if (!lengths[part](text.length)) return refused(`${part}-length`);
  // Node decodes letters like U+0161 by their low byte, so the digits are checked before.
  return /[^0-9a-fA-F]/.test(text) ? refused(`${part}-not-hex`) : { ok: true, value: text };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing inherited counts, whatever the field is called; what is null is missing (SX-A52). */
const field = (body: Fields, name: string): unknown =>
  Object.hasOwn(body, name) ? (body[name] ?? undefined) : undefined;

const isKeyId = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= 128;

export const refused = (refusal: SmFault) => ({ ok: false, refusal }) as const;
