import type { Check } from '../../check.ts';
import { holds, refused, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { freshCase } from '../../platforms/neimenggu/cases.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { onCalls } from './calls.ts';
import { freshCheck } from './token-values.ts';
import { callAs } from './tokens.ts';

type NeimengguCheck = Check<NeimengguSession>;

const base = { ...onCalls('*'), field: 'access_token' } as const;

/**
 * Whether a token is still good; asking may end its session. A logout tells it without writing;
 * where that says SUCCESS to the dead as well (NM-A18), only a case can tell.
 */
export async function isAlive(session: NeimengguSession, token: string): Promise<boolean> {
  const { toleratesDead } = session.tokens;
  if (!canTell(session)) throw new NotObserved(untold);
  const reply = await callAs(session, toleratesDead ? 'receiveCaseinfo' : 'logout', { token });
  if (reply.outcomes.includes('bad-credentials') && !reply.outcomes.includes('success')) {
    session.tokens.ended(token);
    return false;
  }
  succeeded(reply);
  return true;
}

export const canTell = ({ target, tokens }: NeimengguSession): boolean =>
  !tokens.toleratesDead || (target.allow?.includes('write') ?? false);

const untold = {
  zh: '退出登录对失效的令牌也答 SUCCESS，又没有 allow: [write]，看不出会话是否还有效',
  en: 'A logout answers SUCCESS to dead tokens too, and without allow: [write] nothing else tells',
};

/** NM-A16: the text does not say whether a second login ends the first session. */
const several: NeimengguCheck = {
  ...base,
  id: 'neimenggu.session.several',
  requirements: ['NM-R027', 'NM-R021'],
  after: [rootCheck, freshCheck],
  title: {
    zh: '同一账户再次登录，先前的会话仍然有效',
    en: 'A second login of an account leaves the first session alive',
  },
  async run(session) {
    const [first, second] = [await session.logIn(), await session.logIn()];
    holds(await isAlive(session, second), dead);
    if (await isAlive(session, first)) return;
    session.warn('NM-A16', {
      zh: '同一账户再次登录，先前的令牌随即失效',
      en: 'a second login of an account ends its first session',
    });
  },
};

export const dead = {
  expected: { zh: '会话仍然有效', en: 'a session that is still alive' },
  actual: { zh: '令牌无效', en: 'its token is refused' },
  at: '/errors/0/errorCode',
  advice: {
    zh: '退出登录只使网址中的那一个令牌失效。',
    en: 'A logout ends the session of the token in the address, and no other.',
  },
};

const isolated = {
  ...base,
  operation: 'logout',
  requirements: ['NM-R029', 'NM-R014', 'NM-R022'],
  after: [rootCheck, freshCheck, 'neimenggu.logout.right'],
} as const;

const ofSame: NeimengguCheck = {
  ...isolated,
  id: 'neimenggu.session.closing-leaves-others',
  title: {
    zh: '退出一个会话，同一账户的其他会话不受影响',
    en: 'Closing one session leaves the others of its account alive',
  },
  async run(session) {
    const { single } = session.tokens;
    if (single === 'yes') throw new NotObserved();
    const [before, closing] = [await session.logIn(), await session.logIn()];
    const after = await session.logIn();
    if (single === 'unknown' && !(await isAlive(session, before))) throw new NotObserved();
    succeeded(await session.call('logout', {}, { token: closing }));
    for (const token of [before, after]) holds(await isAlive(session, token), dead);
  },
};

const ofAnother: NeimengguCheck = {
  ...isolated,
  id: 'neimenggu.session.closing-leaves-other-application',
  needs: ['secondApplication'],
  title: {
    zh: '退出一个会话，另一个应用的会话不受影响',
    en: 'Closing one session leaves that of another application alive',
  },
  async run(session) {
    const { application, secondApplication = application } = session.target;
    const other = await session.logIn(secondApplication);
    const closing = await session.logIn();
    succeeded(await session.call('logout', {}, { token: closing }));
    holds(await isAlive(session, other), dead);
  },
};

const steps: NeimengguCheck = {
  ...base,
  id: 'neimenggu.session.three-steps',
  requirements: ['NM-R011', 'NM-R013', 'NM-R022'],
  needs: ['write'],
  title: {
    zh: '登录、送交案件、退出登录三步走完',
    en: 'The three steps follow each other: login, case, logout',
  },
  async run(session) {
    const token = await session.logIn();
    succeeded(await callAs(session, 'receiveCaseinfo', { token }));
    succeeded(await callAs(session, 'logout', { token }));
  },
};

const calls = 20;

/** NM-R027: a token lives for a time, not for a number of calls. */
const many: NeimengguCheck = {
  ...base,
  id: 'neimenggu.session.serves-many',
  operation: 'receiveCaseinfo',
  requirements: ['NM-R027', 'NM-R034', 'NM-R022'],
  needs: ['write'],
  title: {
    zh: `一个会话连续送交 ${calls} 次都得到受理`,
    en: `One session serves ${calls} calls in a row`,
  },
  async run(session) {
    const token = await session.logIn();
    // The same each time: only one record is left behind (NM-A33).
    const one = freshCase(session.contract);
    for (let count = 0; count < calls; count += 1) {
      succeeded(await session.call('receiveCaseinfo', one, { token }));
    }
  },
};

/** NM-R014: a session ends by logout or by its age; a case that is refused is no reason. */
const survives: NeimengguCheck = {
  ...base,
  id: 'neimenggu.session.survives-a-refused-case',
  operation: 'receiveCaseinfo',
  requirements: ['NM-R034', 'NM-R027', 'NM-R013'],
  needs: ['write'],
  title: {
    zh: '案件被拒绝之后，会话仍然有效',
    en: 'A session goes on after one of its cases was refused',
  },
  async run(session) {
    const token = await session.logIn();
    const faulty = freshCase(session.contract, { penaltylist: [] });
    refused(await session.violate('receiveCaseinfo', faulty, { token }), { as: ['bad-input'] });
    succeeded(await session.call('receiveCaseinfo', freshCase(session.contract), { token }));
  },
};

export const sessionChecks: readonly NeimengguCheck[] = [many, survives];

/** They end sessions, so they stand last among those that call. */
export const isolationChecks: readonly NeimengguCheck[] = [steps, several, ofSame, ofAnother];
