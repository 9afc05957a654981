/** What can be wrong with a sealed body: told to logs and by the judge, never to the sender. */
import type { Text } from '../language.ts';

/** Something that was opened, or why it was not. */
export type Opened<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: SmFault };

export type SmPart = 'key' | 'iv' | 'encrypted' | 'digest';
type PartFault<Part extends SmPart> = `${Part}-absent` | `${Part}-not-hex` | `${Part}-length`;

export type SmFault = keyof typeof smFaults;

export const smFaults = {
  'not-an-object': { zh: '加密报文不是 JSON 对象', en: 'the envelope is no JSON object' },
  algorithm: { zh: 'algorithm 不是 SM2-SM4-SM3', en: 'algorithm is not SM2-SM4-SM3' },
  'key-id': {
    zh: 'keyId 不是 1 至 128 个字符的字符串',
    en: 'keyId is no string of 1 to 128 characters',
  },
  'key-id-unknown': { zh: 'keyId 没有对应的私钥', en: 'there is no private key of that keyId' },
  ...partFaults('key', { zh: '不是 224 或 226 位', en: 'has not 224 or 226 digits' }),
  ...partFaults('iv', { zh: '不是 32 位', en: 'has not 32 digits' }),
  ...partFaults('encrypted', {
    zh: '不是整块（每块 32 位），或者过长',
    en: 'is not made of whole blocks of 32 digits, or is too long',
  }),
  ...partFaults('digest', { zh: '不是 64 位', en: 'has not 64 digits' }),
  'key-does-not-unwrap': {
    zh: 'key 不能用私钥解开（公钥不对、不是 C1C3C2，或被改动）',
    en: 'key does not open with the private key (another public key, not C1C3C2, or changed)',
  },
  padding: {
    zh: 'encrypted 解密后的 PKCS#7 填充不对（密钥不对，或被改动）',
    en: 'the decrypted text has wrong PKCS#7 padding (another key, or changed)',
  },
  'digest-differs': {
    zh: 'digest 不是明文字节的 SM3',
    en: 'digest is not the SM3 of the bytes of the plain text',
  },
} as const satisfies Readonly<Record<string, Text>>;

function partFaults<Part extends SmPart>(part: Part, length: Text) {
  const faults = {
    [`${part}-absent`]: { zh: `缺少 ${part}`, en: `${part} is missing` },
    [`${part}-not-hex`]: {
      zh: `${part} 不是十六进制数字的字符串`,
      en: `${part} is no string of hexadecimal digits`,
    },
    [`${part}-length`]: { zh: `${part} ${length.zh}`, en: `${part} ${length.en}` },
  };
  // The names are computed, which TypeScript widens to any text.
  return faults as Readonly<Record<PartFault<Part>, Text>>;
}
