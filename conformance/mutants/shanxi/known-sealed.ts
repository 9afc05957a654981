import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import { when } from '../deviations.ts';
import { isObject, parsed, put } from '../envelope.ts';
import { edit, failure, only } from './deviations.ts';
import type { Opening } from './middle.ts';
import { calls } from './requests.ts';
import { isSealedCall, resealed, type SealedAnswer } from './seals.ts';
import type { Deviation, Mutant } from './surroundings.ts';

const sealed = ['SX-R029', 'SX-R030'] as const;
const isSingle = calls('getEnterpriseGrade');

/** Deviations in what is sealed, and for whom; written after the checks. */
export const knownSealed: readonly Mutant[] = [
  {
    name: 'single-query-is-sealed-in-base64',
    class: 'envelope',
    requirements: sealed,
    says: {
      zh: '单个查询的加密应答用 Base64，算法另有名称',
      en: 'a sealed reply to a single query is in Base64, and calls its algorithm otherwise',
    },
    operation: 'getEnterpriseGrade',
    field: 'algorithm',
    deviate: when(
      isSingle,
      resealed((answer) => inBase64(answer)),
    ),
  },
  {
    name: 'other-interfaces-are-sealed-in-base64',
    class: 'envelope',
    requirements: sealed,
    says: {
      zh: '其他接口的加密应答用 Base64，算法另有名称',
      en: 'sealed replies of the other interfaces are in Base64, their algorithm called otherwise',
    },
    field: 'algorithm',
    deviate: when(
      (request) => !isSingle(request),
      resealed((answer) => inBase64(answer)),
    ),
  },
  {
    name: 'sealed-call-for-a-token-is-refused',
    class: 'strict',
    requirements: [...sealed, 'SX-R008'],
    says: { zh: '加密的取令牌请求被拒绝', en: 'a sealed call for a token is refused' },
    operation: 'getToken',
    field: 'encrypted',
    deviate: when(
      (request) => calls('getToken')(request) && isSealedCall(request),
      async () => failure('这个接口不支持加密', 400),
    ),
  },
  {
    name: 'sealed-text-with-white-space-is-refused',
    class: 'strict',
    requirements: sealed,
    says: {
      zh: '明文有多余空白或者末尾换行的加密请求被拒绝',
      en: 'white space in what is sealed, or a line break at its end, is refused',
    },
    deviate: refuseText((text) => /[\t\n]/.test(text)),
  },
  {
    name: 'sealed-text-in-another-order-is-refused',
    class: 'strict',
    requirements: sealed,
    says: {
      zh: '明文参数顺序不同的加密请求被拒绝',
      en: 'what is sealed with its parameters in another order is refused',
    },
    deviate: refuseText((text) => {
      const call = parsed(text);
      return isObject(call) && 'accessid' in call && Object.keys(call)[0] !== 'accessid';
    }),
  },
  {
    name: 'public-key-changes-with-every-call',
    class: 'state',
    requirements: ['SX-R006'],
    says: { zh: '每次取得的公钥都不同', en: 'each call gives another public key' },
    operation: 'getPublicKey',
    field: 'publicKey',
    deviate: only(
      'getPublicKey',
      edit('success', (envelope) => put('data.publicKey', createKeyPair().publicKey)(envelope)),
    ),
  },
];

const inBase64 = ({ envelope: { algorithm: _, ...parts } }: SealedAnswer): object => ({
  algorithm: 'SM4/CBC/PKCS5Padding',
  ...Object.fromEntries(Object.entries(parts).map(([name, hex]) => [name, asBase64(`${hex}`)])),
});

const asBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** Does not open what is sealed, though it is as right as any other text (SX-A18). */
function refuseText(isMeant: (text: string) => boolean): Deviation {
  return when(
    (request, around: Opening) => isMeant(`${around.open(request)?.plain.body ?? ''}`),
    async () => failure('加密报文打不开', 400),
  );
}
