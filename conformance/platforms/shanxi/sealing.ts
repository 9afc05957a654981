import { createHash } from 'node:crypto';
import type { Text } from '../../../spec/language.ts';
import { valueAt } from '../../../spec/pointer.ts';
import { openReply, type Recipient, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import { smFaults } from '../../../spec/protocol/sm-faults.ts';
import { isSealed, replyForm } from '../../../spec/protocol/sm-form.ts';
import { sm4Decrypt } from '../../../spec/protocol/sm4.ts';
import { Mismatch } from '../../mismatch.ts';

/** How a request is sealed, where it is not in the plain way. */
export interface Sealing {
  /** The bytes to seal in the place of the JSON of the call. */
  readonly text?: Buffer;
  readonly recipient?: Recipient;
  /** Changes the envelope after it was made under this SM4 key. */
  readonly spoil?: (envelope: Envelope, key: Buffer) => unknown;
}

/** A sealed request as it is sent. */
export type Envelope = Readonly<Record<string, unknown>>;

/** A sealed request, and what opens its reply. */
export interface Sealed {
  readonly body: Buffer;
  readonly unseal: (body: unknown) => Buffer | null;
}

/** How a text is sealed, and who is told of a digest that a reading tolerates. */
export interface Sealer {
  readonly spoil: (envelope: Envelope, key: Buffer) => unknown;
  readonly tolerate: (says: Text) => void;
}

/** SX-R029, SX-R030: seals a text under a key of its own, and opens the reply with the same. */
export function seal(text: Buffer, recipient: Recipient, { spoil, tolerate }: Sealer): Sealed {
  const { envelope, key } = sealRequest(text, recipient);
  const body = Buffer.from(JSON.stringify(spoil({ ...envelope }, key)));
  return { body, unseal: (reply) => (isSealed(reply) ? opened(reply, key, tolerate) : null) };
}

/** What the receiver does: decrypt, digest, compare. */
function opened(reply: unknown, key: Buffer, tolerate: Sealer['tolerate']): Buffer {
  const text = openReply(reply, key);
  if (text.ok) return text.value;
  const other = otherDigest(reply, key);
  if (other) {
    tolerate({ zh: `digest 是 ${other.name}`, en: `digest is ${other.name}` });
    return other.text;
  }
  throw new Mismatch({
    expected: {
      zh: '能用请求的 SM4 密钥打开的 sm 应答，digest 是明文字节的 SM3',
      en: "a sealed reply that the request's SM4 key opens, with the SM3 of its plain bytes",
    },
    actual: smFaults[text.refusal],
    at: `/${smParts.find((part) => text.refusal.startsWith(part)) ?? 'encrypted'}`,
    advice: {
      zh: '应答用请求中的 SM4 密钥加密，iv 另取，digest 按加密前的字节计算。',
      en: "Encrypt under the request's SM4 key, with a new iv; digest the bytes before encryption.",
    },
  });
}

/** The part that each fault is about begins with its name. */
const smParts = ['algorithm', 'iv', 'digest'] as const;

/** SX-A18: the text of a reply whose digest is none of SM3, but one of these. */
function otherDigest(reply: unknown, key: Buffer) {
  const digest = String(valueAt(reply, '/digest')).toLowerCase();
  const name = (['SHA-256', 'MD5'] as const).find((one) => lengths[one] === digest.length);
  const form = replyForm({ ...(reply as object), digest: '0'.repeat(lengths['SHA-256']) });
  if (!name || !form.ok) return null;
  const { text, isPadded } = sm4Decrypt(form.value.encrypted, { key, iv: form.value.iv });
  const found = createHash(name.replace('-', '').toLowerCase()).update(text).digest('hex');
  return isPadded && found === digest ? { name, text } : null;
}

/** Hexadecimal digits. */
const lengths = { 'SHA-256': 64, MD5: 32 } as const;
