import { mend, when } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { success } from './deviations.ts';
import { calls, caseOf, tokenOf } from './requests.ts';
import type { Mutant, Surroundings } from './surroundings.ts';
import { admitCalls, likenesses, resembled, sessionOf } from './tokens.ts';

const requirements = ['NM-R052', 'NM-R022', 'NM-R034', 'NM-R013', 'NM-R006'] as const;
const place = { operation: 'receiveCaseinfo', field: 'access_token' } as const;

/** Serves calls without a live token in the query (NM-A17). */
export const lenientTokens: readonly Mutant[] = [
  {
    ...place,
    name: 'token-may-be-missing',
    class: 'lenient',
    requirements,
    says: { zh: '可以不带令牌', en: 'the token may be missing' },
    deviate: admitCalls(({ path }) => !path.includes('access_token=')),
  },
  {
    ...place,
    name: 'token-may-be-empty',
    class: 'lenient',
    requirements,
    says: { zh: '令牌可以为空', en: 'the token may be empty' },
    deviate: admitCalls(
      (request) => request.path.includes('access_token=') && tokenOf(request) === '',
    ),
  },
  {
    ...place,
    name: 'any-token-will-do',
    class: 'lenient',
    requirements,
    says: { zh: '任何令牌都行', en: 'any token will do' },
    deviate: admitCalls((request, around) => tokenOf(request) !== '' && !isGiven(request, around)),
  },
  {
    ...place,
    name: 'token-may-stand-in-the-body',
    class: 'lenient',
    requirements,
    says: { zh: '令牌可以放在报文里', en: 'the token may stand in the body' },
    deviate: admitCalls((request, { sessions }) => {
      const token = caseOf(request)?.['access_token'];
      return tokenOf(request) === '' && sessions().some((one) => one.token === token);
    }),
  },
  ...likenesses.map((likeness) => ({
    ...place,
    name: likeness.name,
    class: 'lenient' as const,
    requirements,
    says: likeness.says,
    deviate: admitCalls((request, around) => resembled(likeness, request, around) !== undefined),
  })),
  {
    name: 'logout-needs-no-token',
    class: 'lenient',
    requirements: ['NM-R030', 'NM-R052', 'NM-R022'],
    says: { zh: '没有令牌也能退出登录', en: 'logout needs no token' },
    operation: 'logout',
    field: 'access_token',
    deviate: when(
      (request) => calls('logout')(request) && request.method === 'POST' && tokenOf(request) === '',
      async () => success(),
    ),
  },
  {
    name: 'paths-are-compared-without-case',
    class: 'lenient',
    requirements: ['NM-R015', 'NM-R017', 'NM-R019'],
    says: { zh: '路径不分大小写', en: 'paths may be written in capitals or small letters' },
    deviate: mend(isMiswritten, (request) => ({ ...request, path: rightPath(request) })),
  },
];

const rightPath = ({ path }: WireRequest): string =>
  path
    .replace(/^\/security\/login\b/i, '/security/login')
    .replace(/^\/security\/receiveCaseinfo\b/i, '/security/receiveCaseinfo')
    .replace(/^\/security\/logout\b/i, '/security/logout');

function isMiswritten(request: WireRequest): boolean {
  return rightPath(request) !== request.path;
}

const isGiven = (request: WireRequest, around: Surroundings): boolean =>
  sessionOf(request, around) !== undefined;
