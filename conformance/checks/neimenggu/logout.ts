import type { Check } from '../../check.ts';
import { holds, succeeded } from '../../expect.ts';
import type { Sending } from '../../platforms/neimenggu/request.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import type { Application } from '../../platforms/neimenggu/target.ts';
import { type Guarded, onCalls } from './calls.ts';
import { canTell, isAlive } from './sessions.ts';
import { freshCheck } from './token-values.ts';
import { callAs, onGuarded, refusedOrDead } from './tokens.ts';

type NeimengguCheck = Check<NeimengguSession>;

const base = { ...onCalls('logout'), field: 'access_token' } as const;

/** Without it there is no closed session to try anything with. */
const logoutCheck = 'neimenggu.logout.right';

/** Opens a session and ends it again; gives the dead token. */
async function closed(session: NeimengguSession, application?: Application): Promise<string> {
  const token = await session.logIn(application);
  succeeded(await session.call('logout', {}, { token }));
  return token;
}

const right: NeimengguCheck = {
  ...base,
  id: logoutCheck,
  requirements: ['NM-R019', 'NM-R014', 'NM-R029', 'NM-R020', 'NM-R031', 'NM-R032', 'NM-R011'],
  title: { zh: '以有效的令牌退出登录成功', en: 'A live session logs out' },
  async run(session) {
    await closed(session);
  },
};

const again: NeimengguCheck = {
  ...base,
  id: 'neimenggu.logout.login-again',
  requirements: ['NM-R012', 'NM-R029'],
  after: [rootCheck, logoutCheck],
  title: {
    zh: '退出登录之后可以再次登录，新的令牌有效',
    en: 'After a logout one can log in again, and the new token is good',
  },
  async run(session) {
    await closed(session);
    await closed(session);
  },
};

/** NM-A14: what stands for `{}`, which every other logout here sends. */
const bodies: readonly (readonly [string, Sending, zh: string, en: string])[] = [
  ['body-empty', { body: '' }, '请求体为空的', 'with an empty body'],
  [
    'no-content-type',
    { body: null, headers: { 'Content-Type': null } },
    '既没有请求体也没有 Content-Type 的',
    'with neither a body nor a Content-Type',
  ],
  [
    'body-further-fields',
    { body: '{"reason":"done","list":[1]}' },
    '请求体中有多余字段的',
    'with further fields in its body',
  ],
];

const anyBody: readonly NeimengguCheck[] = bodies.map(([id, sending, zh, en]) => ({
  ...base,
  id: `neimenggu.logout.${id}`,
  requirements: ['NM-R031', 'NM-R019'],
  field: id === 'no-content-type' ? 'Content-Type' : 'body',
  after: [rootCheck, logoutCheck],
  title: { zh: `${zh}退出登录成功`, en: `A logout ${en} succeeds` },
  async run(session) {
    const token = await session.logIn();
    succeeded(await session.call('logout', {}, { token, ...sending }));
    if (canTell(session)) holds(!(await isAlive(session, token)), undead);
  },
}));

const undead = {
  expected: { zh: '令牌随即失效', en: 'a token that is dead from then on' },
  actual: { zh: '令牌仍然有效', en: 'its token is still good' },
  at: '/ackCode',
};

/** A token is dead once its session has ended, to every operation. */
function deadChecks(operation: Guarded): readonly NeimengguCheck[] {
  const about = {
    ...onGuarded(operation),
    requirements: ['NM-R014', 'NM-R029', 'NM-R022', 'NM-R052'],
    after: [rootCheck, logoutCheck],
  } as const;
  return [
    {
      ...about,
      id: `neimenggu.token.${operation}.closed`,
      title: {
        zh: `${operation}：退出登录之后，令牌被拒绝`,
        en: `${operation}: the token of a session that has logged out is refused`,
      },
      async run(session) {
        const token = await closed(session);
        const reply = await callAs(session, operation, { token, closed: true });
        refusedOrDead(session, operation, reply);
      },
    },
    {
      ...about,
      id: `neimenggu.token.${operation}.closed-of-another`,
      needs: [...(onGuarded(operation).needs ?? []), 'secondApplication'],
      after: [...about.after, freshCheck],
      title: {
        zh: `${operation}：自己的会话有效时，另一个应用已退出的令牌仍被拒绝`,
        en: `${operation}: another application's closed token is refused beside a live session`,
      },
      async run(session) {
        await session.logIn();
        const token = await closed(session, session.target.secondApplication);
        const reply = await callAs(session, operation, { token, closed: true });
        refusedOrDead(session, operation, reply);
      },
    },
  ];
}

export const logoutChecks: readonly NeimengguCheck[] = [
  right,
  again,
  ...anyBody,
  ...deadChecks('logout'),
  ...deadChecks('receiveCaseinfo'),
];
