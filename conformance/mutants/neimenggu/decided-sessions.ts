import { mend, when } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { failure, refuse, success } from './deviations.ts';
import { calls, needsToken, tokenOf } from './requests.ts';
import type { Variant } from './surroundings.ts';
import { admitCalls, renamedTokens, sessionOf } from './tokens.ts';

/** Tolerated decisions about tokens and sessions. */
export const decidedSessions: readonly Variant[] = [
  {
    name: 'camel-case-token-in-the-query-is-refused',
    tolerated: 'NM-A02',
    says: { zh: '网址参数只能写作 access_token', en: 'the query must say access_token' },
    deviate: refuse(
      (request) => needsToken(request) && tokenOf(request) === '' && hasOtherName(request),
      '13000',
    ),
  },
  {
    name: 'token-in-a-header-will-do',
    tolerated: 'NM-A51',
    says: { zh: '令牌也可以放在请求头里', en: 'the token may stand in a header as well' },
    deviate: admitCalls(({ headers, path }, { sessions }) => {
      const sent = Object.values(headers).map((value) => value.replace(/^Bearer /, ''));
      const isThere = sessions().some(({ token, isClosed }) => !isClosed && sent.includes(token));
      return isThere && !path.includes('access_token=');
    }),
  },
  {
    name: 'second-login-ends-the-first-session',
    tolerated: 'NM-A16',
    says: { zh: '再次登录使前一个令牌失效', en: 'a second login ends the first session' },
    deviate: when(needsToken, async (request, around) => {
      const own = sessionOf(request, around);
      const last = around
        .sessions()
        .findLast(({ appKey, account }) => appKey === own?.appKey && account === own.account);
      return own === last ? around.forward(request) : failure('13000');
    }),
  },
  {
    name: 'logout-with-a-dead-token-succeeds',
    tolerated: 'NM-A18',
    says: { zh: '对已失效的令牌退出也答成功', en: 'a logout with a dead token succeeds' },
    deviate: when(
      (request, around) =>
        calls('logout')(request) && sessionOf(request, around)?.isClosed === true,
      async () => success(),
    ),
  },
  {
    name: 'logout-by-get',
    tolerated: 'NM-A20',
    says: { zh: 'GET 也能退出登录', en: 'GET works for logout' },
    deviate: mend(
      (request) => calls('logout')(request) && request.method === 'GET',
      (request) => ({ ...request, method: 'POST' }),
    ),
  },
  {
    name: 'tokens-are-written-in-hexadecimal',
    tolerated: 'NM-A55',
    says: { zh: '令牌是十六进制串', en: 'tokens are hexadecimal' },
    deviate: renamedTokens((token) => Buffer.from(token).toString('hex')),
  },
  {
    name: 'tokens-have-points',
    tolerated: 'NM-A55',
    says: { zh: '令牌由几段组成，以点分隔', en: 'tokens have parts with points between' },
    deviate: renamedTokens((token) => `eyJhbGciOiJIUzI1NiJ9.${token}.x-_~`),
  },
];

const hasOtherName = ({ path }: WireRequest): boolean => path.includes('accessToken=');
