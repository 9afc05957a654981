import { smAlgorithm } from '../../../spec/protocol/sm-form.ts';
import { withFields } from '../bodies.ts';
import { cut, mend, when } from '../deviations.ts';
import type { Deviation, Mutant, WireRequest } from '../mutant.ts';
import { isBroken, textIn, unpadded } from './deciphered.ts';
import { failure } from './deviations.ts';
import type { Opening } from './middle.ts';
import { textOf } from './requests.ts';
import { isSealedCall } from './seals.ts';

/** Opens what must be refused, or breaks on it (SX-A15). */
export const sealedRequests = (
  requirements: Mutant['requirements'],
): readonly Mutant<Opening>[] => [
  {
    name: 'digest-is-not-compared',
    class: 'security',
    requirements,
    says: { zh: '不比对请求的摘要', en: 'the digest of a request is not compared' },
    field: 'digest',
    deviate: mend(
      (request, around) => isBroken(request, around) && textIn(request, around) !== undefined,
      (request, around) => withFields(request, { digest: textIn(request, around)?.digest }),
    ),
  },
  {
    // The digest is compared all the same, so that this does no harm.
    name: 'padding-is-not-looked-at',
    class: 'lenient',
    wish: true,
    requirements,
    says: { zh: '不检查填充', en: 'the padding of a request is not looked at' },
    field: 'encrypted',
    deviate: mend(
      (request, around) => isBroken(request, around) && unpadded(request, around) !== undefined,
      (request, around) => withFields(request, { encrypted: unpadded(request, around) }),
    ),
  },
  {
    // The text is opened as it was meant, so this does no harm.
    name: 'algorithm-is-not-looked-at',
    class: 'lenient',
    wish: true,
    requirements,
    says: { zh: '不检查 algorithm', en: 'the algorithm of a request is not looked at' },
    field: 'algorithm',
    deviate: mend(
      (request) => isSealedCall(request) && textOf(request, 'algorithm') !== smAlgorithm,
      (request) => withFields(request, { algorithm: smAlgorithm }),
    ),
  },
  {
    // The text is opened as it was meant, so this does no harm.
    name: 'key-id-is-not-looked-at',
    class: 'lenient',
    wish: true,
    requirements,
    says: { zh: '不认识的 keyId 也接受', en: 'an unknown keyId is accepted' },
    field: 'keyId',
    deviate: mend(
      (request, around) => isBroken(request, around) && textOf(request, 'keyId') !== '',
      (request) => withFields(request, { keyId: undefined }),
    ),
  },
  {
    name: 'broken-key-cuts-the-connection',
    class: 'robustness',
    requirements,
    says: { zh: 'key 解不开时断开连接', en: 'a key that does not open cuts the connection' },
    field: 'key',
    deviate: when(
      (request, around) => isSealedCall(request) && around.keyOf(request) === undefined,
      cut,
    ),
  },
];

/** Refuses what is written in a way that is as right as any other (SX-A15). */
export const strictSeals = (requirements: Mutant['requirements']): readonly Mutant<Opening>[] => [
  {
    name: 'capital-digits-are-refused',
    class: 'strict',
    requirements,
    says: { zh: '大写的十六进制被拒绝', en: 'hexadecimal digits in capitals are refused' },
    deviate: unopened((request) => parts.some((name) => /[A-F]/.test(textOf(request, name)))),
  },
  {
    name: 'key-without-its-mark-is-refused',
    class: 'strict',
    requirements,
    says: { zh: '开头没有 04 的 key 被拒绝', en: 'a key without the mark 04 is refused' },
    deviate: unopened((request) => textOf(request, 'key').length === 224),
  },
  {
    name: 'call-without-key-id-is-refused',
    class: 'strict',
    requirements,
    says: { zh: '没有 keyId 的加密请求被拒绝', en: 'a sealed call without keyId is refused' },
    field: 'keyId',
    deviate: unopened((request) => textOf(request, 'keyId') === ''),
  },
];

const parts = ['key', 'iv', 'encrypted', 'digest'] as const;

function unopened(isMeant: (request: WireRequest) => boolean): Deviation<Opening> {
  return when(
    (request) => isSealedCall(request) && isMeant(request),
    async () => failure('加密报文打不开', 400),
  );
}
