import { edited, when } from '../deviations.ts';
import { map } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { after, failure, isSuccess, only, refuse } from './deviations.ts';
import { calls, loginOf, needsToken, tokenOf, withToken } from './requests.ts';
import type { Deviation, Mutant, Session, Surroundings } from './surroundings.ts';
import { admitCalls, sessionOf } from './tokens.ts';

/** Sessions that live too long, not long enough, or not by themselves. */
export const stateSessions: readonly Mutant[] = [
  {
    name: 'token-works-after-logout',
    class: 'state',
    requirements: ['NM-R014', 'NM-R029', 'NM-R022', 'NM-R052'],
    says: { zh: '退出登录后令牌仍有效', en: 'a token still works after its logout' },
    field: 'access_token',
    deviate: admitCalls((request, around) => sessionOf(request, around)?.isClosed === true),
  },
  {
    name: 'logout-of-a-younger-session-does-nothing',
    class: 'state',
    requirements: ['NM-R014', 'NM-R029', 'NM-R022', 'NM-R052'],
    says: {
      zh: '账户有几个会话时，退出后来的那个不起作用',
      en: 'beside an older session of the account, a logout does nothing',
    },
    field: 'access_token',
    deviate: admitCalls((request, around) => {
      const own = sessionOf(request, around);
      return own?.isClosed === true && siblings(around, own).some((one) => !one.isClosed);
    }),
  },
  closing('logout-closes-all-sessions-of-the-account', isSibling, {
    zh: '退出登录会关掉账户的所有会话',
    en: 'a logout closes all sessions of the account',
  }),
  closing('logout-closes-everybody', () => true, {
    zh: '退出登录会关掉所有人的会话',
    en: 'a logout closes the sessions of everybody',
  }),
  closing('logout-closes-sessions-of-other-applications', (a, b) => a.appKey !== b.appKey, {
    zh: '退出登录会关掉别的应用的会话',
    en: 'a logout closes the sessions of other applications',
  }),
  {
    name: 'logout-closes-the-youngest-session',
    class: 'state',
    requirements: ['NM-R014', 'NM-R029'],
    says: {
      zh: '退出登录关掉的是账户最新的会话，而不是当前的',
      en: 'a logout closes the youngest session of the account, not its own',
    },
    field: 'access_token',
    deviate: only('logout', (request, around) => {
      const own = sessionOf(request, around);
      const youngest = own && siblings(around, own).findLast(({ isClosed }) => !isClosed);
      return around.forward(youngest ? withToken(request, youngest.token) : request);
    }),
  },
  {
    name: 'two-logins-share-a-token',
    class: 'state',
    requirements: ['NM-R012', 'NM-R021', 'NM-R029'],
    says: { zh: '同一账户两次登录得到同一令牌', en: 'two logins of an account share a token' },
    operation: 'login',
    field: 'access_token',
    deviate: only(
      'login',
      after('success', (reply, request, { sessions }) => {
        const { appKey, account } = loginOf(request) ?? {};
        const older = sessions().find(
          (one) => one.appKey === appKey && one.account === account && !one.isClosed,
        );
        const put = map('access_token', (token) => older?.token ?? token);
        return edited(
          reply,
          put,
          map('accessToken', (token) => older?.token ?? token),
        );
      }),
    ),
  },
  {
    name: 'second-login-is-refused',
    class: 'state',
    requirements: ['NM-R012', 'NM-R021'],
    says: { zh: '已有会话时不能再登录', en: 'an account with a session cannot log in again' },
    operation: 'login',
    deviate: refuse(
      (request, { sessions }) =>
        sessions().some((one) => one.account === loginOf(request)?.['account'] && !one.isClosed),
      '12004',
    ),
  },
  {
    name: 'login-after-logout-is-refused',
    class: 'state',
    requirements: ['NM-R012', 'NM-R021', 'NM-R011'],
    says: { zh: '退出后不能再登录', en: 'an account that has logged out cannot log in again' },
    operation: 'login',
    deviate: refuse(
      (request, { sessions }) =>
        sessions().some((one) => one.account === loginOf(request)?.['account'] && one.isClosed),
      '12004',
    ),
  },
  {
    name: 'token-is-good-for-one-case',
    class: 'state',
    requirements: ['NM-R013', 'NM-R027', 'NM-R011', 'NM-R034', 'NM-R052'],
    says: { zh: '一个令牌只能送交一个案件', en: 'a token is good for one case only' },
    operation: 'receiveCaseinfo',
    field: 'access_token',
    deviate: dyingOf((reply, request) => calls('receiveCaseinfo')(request) && isSuccess(reply)),
  },
  {
    name: 'token-dies-of-a-refused-case',
    class: 'state',
    requirements: ['NM-R013', 'NM-R027', 'NM-R011', 'NM-R034', 'NM-R052'],
    says: { zh: '案件被拒绝后令牌失效', en: 'a refused case makes the token invalid' },
    operation: 'receiveCaseinfo',
    field: 'access_token',
    deviate: dyingOf((reply, request) => calls('receiveCaseinfo')(request) && !isSuccess(reply)),
  },
];

function isSibling(a: Session, b: Session): boolean {
  return a.appKey === b.appKey && a.account === b.account;
}

/** The other sessions of the same account. */
const siblings = ({ sessions }: Surroundings, own: Session): readonly Session[] =>
  sessions().filter((one) => one !== own && isSibling(one, own));

/** A logout that ends other sessions, too: those that are there at the time. */
function closing(
  name: string,
  isClosedToo: (other: Session, own: Session) => boolean,
  says: Mutant['says'],
): Mutant {
  return {
    name,
    class: 'state',
    requirements: ['NM-R029', 'NM-R014', 'NM-R027'],
    says,
    field: 'access_token',
    deviate: when(needsToken, async (request, around) => {
      const own = sessionOf(request, around);
      if (around.memory.has(tokenOf(request))) return failure('13000');
      const reply = await around.forward(request);
      if (own === undefined || !calls('logout')(request) || !isSuccess(reply)) return reply;
      const others = around.sessions().filter((one) => isClosedToo(one, own));
      for (const { token } of others) around.memory.set(token, 'closed');
      return reply;
    }),
  };
}

/** A token that is refused after a reply of a certain kind. */
function dyingOf(isLast: (reply: WireReply, request: WireRequest) => boolean): Deviation {
  return when(needsToken, async (request, { memory, forward }) => {
    const token = tokenOf(request);
    if (memory.has(token)) return failure('13000');
    const reply = await forward(request);
    if (token !== '' && isLast(reply, request)) memory.set(token, 'spent');
    return reply;
  });
}
