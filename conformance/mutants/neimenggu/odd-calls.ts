import { jsonReply, when } from '../deviations.ts';
import { withText } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { labelled } from '../rewritten.ts';
import { failure, refuse } from './deviations.ts';
import { needsToken, tokenOf, tokensOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** What is wrong for how, or how often, one calls; written after the checks, like `callers.ts`. */
export const oddCalls: readonly Mutant[] = [
  {
    name: 'call-without-accept-is-refused',
    class: 'strict',
    requirements: ['NM-R007', 'NM-R010'],
    says: { zh: '没有 Accept 的请求被拒绝', en: 'a call without Accept is refused' },
    field: 'Accept',
    deviate: refuse(({ headers }) => headers['accept'] === undefined, '19400'),
  },
  {
    name: 'accept-of-anything-gets-xml',
    class: 'frame',
    requirements: ['NM-R007', 'NM-R010'],
    says: { zh: 'Accept 为 */* 时答 XML', en: 'a call that accepts anything gets XML' },
    field: 'Accept',
    deviate: when(
      ({ headers }) => headers['accept'] === '*/*',
      async (request, { forward }) =>
        labelled(withText(await forward(request), '<reply/>'), 'application/xml'),
    ),
  },
  {
    name: 'token-in-a-header-is-refused-by-another-program',
    class: 'robustness',
    requirements: ['NM-R052', 'NM-R010', 'NM-R013', 'NM-R006'],
    says: {
      zh: '令牌只在请求头里时，拒绝的应答不合约定的结构',
      en: 'a token in a header alone is refused, but not in the envelope',
    },
    field: 'access_token',
    deviate: when(
      (request) => tokenOf(request) === '' && hasTokenInHeader(request),
      async () => jsonReply(401, { error: 'invalid_token' }),
    ),
  },
  {
    name: 'two-tokens-break-the-service',
    class: 'robustness',
    wish: true,
    requirements: ['NM-R006', 'NM-R013'],
    says: { zh: '网址中有两个令牌时出错', en: 'two tokens in the address break the service' },
    field: 'access_token',
    deviate: when(
      (request) => tokensOf(request).length > 1,
      async () => ({ ...failure('19500'), status: 500 }),
    ),
  },
  {
    // The pace is a wish, but where calls go unanswered nothing is proved: the exit code is not 0.
    name: 'every-seventh-call-is-throttled',
    class: 'strict',
    requirements: ['NM-R011'],
    says: { zh: '每七次调用就有一次被限流', en: 'every seventh call is throttled' },
    field: 'errorCode',
    deviate: when(
      (_request, { memory }) => {
        const count = Number(memory.get('calls') ?? 0) + 1;
        memory.set('calls', count);
        return count % 7 === 0;
      },
      async () => ({ ...failure('19429', '请求频率过高'), status: 429 }),
    ),
  },
];

const hasTokenInHeader = (request: WireRequest): boolean =>
  needsToken(request) && ['authorization', 'access_token'].some((name) => name in request.headers);
