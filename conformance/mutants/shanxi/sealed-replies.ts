import { randomBytes } from 'node:crypto';
import { sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { sm3 } from '../../../spec/protocol/sm3.ts';
import { sm4Encrypt } from '../../../spec/protocol/sm4.ts';
import { parsed } from '../envelope.ts';
import type { Deviation, Mutant } from '../mutant.ts';
import type { Opening } from './middle.ts';
import { opened, resealed, type SealedAnswer } from './seals.ts';

/** Wrong in how a reply is sealed (SX-A15, SX-A18), for whoever is to seal it. */
export const sealedReplies = (requirements: Mutant['requirements']): readonly Mutant<Opening>[] => [
  {
    name: 'sealed-call-gets-a-plain-reply',
    class: 'security',
    requirements,
    says: { zh: '加密的请求得到明文应答', en: 'a sealed call gets a plain reply' },
    field: 'encrypted',
    deviate: opened(() => true),
  },
  {
    name: 'sealed-reply-holds-its-key',
    class: 'security',
    requirements,
    says: { zh: '应答里有 SM4 密钥', en: 'the key stands in the sealed reply' },
    field: 'key',
    deviate: resealed(({ envelope, key }) => ({ ...envelope, key: key.toString('hex') })),
  },
  {
    name: 'sealed-reply-keeps-the-iv-of-the-call',
    class: 'security',
    requirements,
    says: { zh: '应答沿用请求的 iv', en: 'a reply has the iv of its request' },
    field: 'iv',
    deviate: resealed((answer) => withIv(answer, Buffer.from(`${answer.asked['iv']}`, 'hex'))),
  },
  {
    name: 'sealed-under-another-key',
    class: 'state',
    requirements,
    says: { zh: '应答用另一个 SM4 密钥', en: 'a reply is sealed under another key' },
    field: 'encrypted',
    deviate: resealed(({ text }) => sealReply(text, randomBytes(16))),
  },
  {
    name: 'digest-is-of-json-written-again',
    class: 'body',
    requirements,
    says: { zh: '摘要对重新序列化的 JSON 计算', en: 'the digest is of JSON written once more' },
    field: 'digest',
    deviate: digested(({ text }) => Buffer.from(JSON.stringify(parsed(text.toString()), null, 1))),
  },
  {
    name: 'digest-is-missing',
    class: 'envelope',
    requirements,
    says: { zh: '加密的应答没有摘要', en: 'a sealed reply has no digest' },
    field: 'digest',
    deviate: resealed(({ envelope: { digest: _, ...rest } }) => rest),
  },
  {
    name: 'sealed-text-is-padded-with-zeros',
    class: 'frame',
    requirements,
    says: { zh: '密文用零填充', en: 'sealed text is padded with zeros' },
    field: 'encrypted',
    deviate: resealed((answer) => {
      const text = Buffer.concat([answer.text, Buffer.alloc(16 - (answer.text.length % 16))]);
      // The blocks before the one that the library pads with.
      const iv = randomBytes(16);
      const encrypted = sm4Encrypt(text, { key: answer.key, iv }).subarray(0, text.length);
      return { ...answer.envelope, iv: iv.toString('hex'), encrypted: encrypted.toString('hex') };
    }),
  },
];

function withIv({ envelope, text, key }: SealedAnswer, iv: Buffer): unknown {
  const encrypted = sm4Encrypt(text, { key, iv }).toString('hex');
  return { ...envelope, iv: iv.toString('hex'), encrypted };
}

function digested(bytesOf: (answer: SealedAnswer) => Uint8Array): Deviation<Opening> {
  return resealed((answer) => ({ ...answer.envelope, digest: sm3(bytesOf(answer)) }));
}
