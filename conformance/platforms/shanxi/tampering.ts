import { createCipheriv } from 'node:crypto';
import type { Text } from '../../../spec/language.ts';
import type { Recipient } from '../../../spec/protocol/sm-envelope.ts';
import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import { sm3 } from '../../../spec/protocol/sm3.ts';
import { sm4Bytes, sm4Decrypt } from '../../../spec/protocol/sm4.ts';
import { nobody } from './nobody.ts';
import type { Envelope, Sealing } from './sealing.ts';

/** Ways to spoil a sealed request, for whoever receives one: the platform, or a data provider. */

/** What all of which has to arrive as it was sent. */
export const sealedParts = ['key', 'iv', 'encrypted', 'digest'] as const;

export type SealedPart = (typeof sealedParts)[number];

/** Makes another envelope of a right one. */
type Spoil = (envelope: Envelope) => Envelope;

/** A way to spoil it, and its name. */
type Named = readonly [spoil: Spoil, zh: string, en: string];

/**
 * One bit of the first, the middle and the last byte. That a point is not compressed says the very
 * first byte of `key`, which some do not look at, because there it tells nothing.
 */
export const flippedIn = (part: SealedPart): readonly Named[] => {
  const first = part === 'key' ? 1 : 0;
  const flip = (at: (length: number) => number): Spoil =>
    changed(part, (hex) => flippedAt(hex, at));
  return [
    [flip(() => first), '第一个字节', 'the first byte'],
    [flip((length) => Math.floor(length / 2)), '中间的字节', 'a byte in the middle'],
    [flip((length) => length - 1), '最后一个字节', 'the last byte'],
  ];
};

function flippedAt(hex: string, at: (length: number) => number): string {
  const bytes = Buffer.from(hex, 'hex');
  const index = at(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
  return bytes.toString('hex');
}

/** Values that no part can have. */
export const partFaults = (part: SealedPart): readonly Named[] => [
  [changed(part, () => undefined), '缺失', 'it missing'],
  [changed(part, () => null), '为 null', 'null'],
  [changed(part, () => ''), '为空', 'an empty text'],
  [changed(part, () => 7), '为数字', 'a number'],
  [changed(part, (hex) => [hex]), '为列表', 'a list'],
  [changed(part, (hex) => hex.slice(0, -1)), '少一位', 'a digit too few'],
  [changed(part, (hex) => `${hex.slice(0, -1)}g`), '不是十六进制', 'a letter that is no digit'],
];

const changed =
  (part: SealedPart, change: (hex: string) => unknown): Spoil =>
  (envelope) => ({ ...envelope, [part]: change(`${envelope[part]}`) });

/** One more thing that can be wrong about an envelope or what is within. */
export interface SealedFault extends Text {
  readonly id: string;
  readonly field: string;
  /** No document says that it has to be looked at. */
  readonly wish?: true;
  /** Takes the recipient of a right request. */
  readonly sealing: (own: Recipient) => Sealing;
}

const inEnvelope = (change: (envelope: Envelope) => Envelope) => () => ({
  spoil: (envelope: Envelope) => ({ ...envelope, ...change(envelope) }),
});

/** What can be wrong whatever it is that is asked for. */
export const sealedFaults: readonly SealedFault[] = [
  {
    id: 'digest-of-another',
    field: 'digest',
    zh: 'digest 属于别的明文',
    en: 'the digest of another text',
    sealing: inEnvelope(() => ({ digest: sm3(Buffer.from('{}')) })),
  },
  {
    id: 'digest-of-cipher-text',
    field: 'digest',
    zh: 'digest 对密文计算',
    en: 'a digest of the cipher text',
    sealing: inEnvelope(({ encrypted }) => ({ digest: sm3(Buffer.from(`${encrypted}`, 'hex')) })),
  },
  {
    id: 'padding',
    field: 'encrypted',
    zh: '填充的字节不全是填充的长度',
    en: 'padding whose bytes are not all its length',
    // Its digest is right, so that whoever looks at the last byte alone is not deceived.
    wish: true,
    sealing: () => ({ spoil: paddedOtherwise }),
  },
  {
    id: 'another-key-pair',
    field: 'key',
    zh: 'key 用别人的公钥加密',
    en: 'a key wrapped for somebody else',
    sealing: (own) => ({ recipient: { ...own, publicKey: createKeyPair().publicKey } }),
  },
  {
    id: 'keyId-unknown',
    field: 'keyId',
    zh: 'keyId 无人所有',
    en: 'a keyId that nobody has',
    // With one key pair only, a name for it tells nothing.
    wish: true,
    sealing: inEnvelope(() => ({ keyId: nobody })),
  },
  {
    id: 'algorithm-other',
    field: 'algorithm',
    zh: 'algorithm 是别的算法',
    en: 'another algorithm',
    // Whoever has one algorithm only may not look at its name.
    wish: true,
    sealing: inEnvelope(() => ({ algorithm: 'RSA-AES-SHA256' })),
  },
  {
    id: 'no-json',
    field: 'encrypted',
    zh: '明文不是 JSON',
    en: 'a plain text that is no JSON',
    sealing: () => ({ text: Buffer.from('qiyue') }),
  },
];

/** The same text with another padding than PKCS#7: zeros, and the length in the last byte. */
function paddedOtherwise(envelope: Envelope, key: Buffer): Envelope {
  const iv = Buffer.from(`${envelope['iv']}`, 'hex');
  const { text } = sm4Decrypt(Buffer.from(`${envelope['encrypted']}`, 'hex'), { key, iv });
  const room = sm4Bytes - (text.length % sm4Bytes);
  // A single byte would be right.
  const padding = Buffer.alloc(room === 1 ? room + sm4Bytes : room);
  padding[padding.length - 1] = padding.length;
  const cipher = createCipheriv('sm4-cbc', key, iv).setAutoPadding(false);
  const encrypted = Buffer.concat([cipher.update(text), cipher.update(padding), cipher.final()]);
  return { ...envelope, encrypted: encrypted.toString('hex') };
}
