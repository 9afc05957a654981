import { jsonOf } from '../bodies.ts';
import { mend } from '../deviations.ts';
import { isObject, withText } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after, only, refuse } from './deviations.ts';
import { calls, tokenOf, withToken } from './requests.ts';
import type { Mutant, Session, Surroundings } from './surroundings.ts';
import { likenesses, resembled } from './tokens.ts';

/** What is wrong at the logout alone; written after the checks, like `callers.ts`. */
export const logouts: readonly Mutant[] = [
  ...likenesses.map((likeness) => ({
    ...loose((request, around) => resembled(likeness, request, around)),
    name: `${likeness.name}-at-logout`,
    says: { zh: `退出登录：${likeness.says.zh}`, en: `at logout, ${likeness.says.en}` },
  })),
  {
    ...loose(namedInBody),
    name: 'logout-takes-a-token-from-the-body',
    says: { zh: '退出登录的令牌可以放在报文里', en: 'logout takes a token from the body' },
  },
  {
    name: 'logout-with-further-fields-is-refused',
    class: 'strict',
    requirements: ['NM-R031', 'NM-R019', 'NM-R014'],
    says: {
      zh: '报文中有多余字段的退出登录被拒绝',
      en: 'a logout with further fields in its body is refused',
    },
    operation: 'logout',
    field: 'body',
    deviate: refuse(
      (request) =>
        calls('logout')(request) && tokenOf(request) !== '' && fieldsOf(request).length > 0,
      '19400',
    ),
  },
  {
    name: 'logout-reply-is-a-list',
    class: 'body',
    requirements: ['NM-R020', 'NM-R032', 'NM-R010'],
    says: { zh: '退出登录的应答包在列表里', en: 'replies of logout come inside a list' },
    operation: 'logout',
    field: 'body',
    deviate: only(
      'logout',
      after('any', (reply) => withText(reply, `[${reply.body}]`)),
    ),
  },
];

/** Ends a session that the token in the address does not name. */
function loose(find: (request: WireRequest, around: Surroundings) => Session | undefined) {
  return {
    class: 'lenient',
    requirements: ['NM-R030', 'NM-R052', 'NM-R022', 'NM-R013', 'NM-R006'],
    operation: 'logout',
    field: 'access_token',
    deviate: mend<Surroundings>(
      (request, around) => calls('logout')(request) && find(request, around) !== undefined,
      (request, around) => withToken(request, `${find(request, around)?.token}`),
    ),
  } as const;
}

function namedInBody(request: WireRequest, { sessions }: Surroundings): Session | undefined {
  const body = jsonOf(request);
  if (tokenOf(request) !== '' || !isObject(body)) return undefined;
  return sessions().find(({ token, isClosed }) => !isClosed && token === body['access_token']);
}

function fieldsOf(request: WireRequest): readonly string[] {
  const body = jsonOf(request);
  return isObject(body) ? Object.keys(body) : [];
}
