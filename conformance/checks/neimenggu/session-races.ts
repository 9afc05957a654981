import type { Check } from '../../check.ts';
import { holds, succeeded } from '../../expect.ts';
import { freshCase } from '../../platforms/neimenggu/cases.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { onCalls } from './calls.ts';
import { acceptedCheck } from './case-acceptance.ts';
import { canTell, dead, isAlive } from './sessions.ts';
import { freshCheck } from './token-values.ts';
import { callAs, refusedToken } from './tokens.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** Few: beside the run's own session, no more than many endpoints let an account have. */
const size = 3;

/** NM-A16: whoever lets only the last login live has still to give each a token of its own. */
const logins: NeimengguCheck = {
  ...onCalls('login'),
  id: 'neimenggu.session.logins-at-once',
  requirements: ['NM-R021', 'NM-R012', 'NM-R027'],
  field: 'access_token',
  after: [rootCheck, freshCheck],
  title: {
    zh: '同时登录各得各的令牌，令牌都有效',
    en: 'Logins at the same time each get a token of their own that is good',
  },
  async run(session) {
    const tokens = await Promise.all(Array.from({ length: size }, () => session.logIn()));
    const different = new Set(tokens).size;
    holds(different === size, {
      expected: { zh: `${size} 个不同的令牌`, en: `${size} different tokens` },
      actual: { zh: `${different} 个`, en: `${different}` },
      at: '/access_token',
    });
    if (session.tokens.single !== 'no' || !canTell(session)) return;
    for (const token of tokens) holds(await isAlive(session, token), dead);
  },
};

/** Enough for one of them to be under way while the session ends. */
const rounds = 3;

/** NM-R029: a call that is under way must not bring the session back that is being closed. */
const logout: NeimengguCheck = {
  ...onCalls('logout'),
  id: 'neimenggu.session.logout-beside-calls',
  requirements: ['NM-R029', 'NM-R014', 'NM-R022'],
  field: 'access_token',
  needs: ['write'],
  after: [rootCheck, freshCheck, acceptedCheck, 'neimenggu.logout.right'],
  title: {
    zh: '送交案件的同时退出登录：案件或被受理或因令牌被拒，令牌随后失效',
    en: 'A logout beside cases under way: each is accepted or refused for its token, which is dead then',
  },
  async run(session) {
    for (let round = 0; round < rounds; round += 1) {
      const token = await session.logIn();
      const cases = Array.from({ length: 3 }, () =>
        session.call('receiveCaseinfo', freshCase(session.contract), { token }),
      );
      const [ended, ...replies] = await Promise.all([
        session.call('logout', {}, { token }),
        ...cases,
      ]);
      if (ended) succeeded(ended);
      for (const reply of replies) {
        if (!reply.outcomes.includes('success')) refusedToken(session, reply);
      }
      refusedToken(session, await callAs(session, 'receiveCaseinfo', { token }));
    }
  },
};

/** They end sessions, so they stand last among those that call. */
export const sessionRaceChecks: readonly NeimengguCheck[] = [logins, logout];
