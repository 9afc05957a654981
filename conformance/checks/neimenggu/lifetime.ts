import { setTimeout as sleep } from 'node:timers/promises';
import type { Check } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { type Guarded, onCalls } from './calls.ts';
import { freshCheck } from './token-values.ts';
import { callAs, refusedToken } from './tokens.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** Resolves after so many seconds. */
export type Wait = (seconds: number) => Promise<unknown>;

const waiting: Wait = (seconds) => sleep(seconds * 1_000);

/**
 * NM-R027: how long a token lives. Two sessions are opened at once, so that the wait is one: the
 * first is left alone and has to be dead afterwards, the second is used shortly before. Nobody is
 * asked at the edge (rule 8 of the readings). Only where the target file names the lifetime.
 */
export const lifetimeCheck = (wait: Wait = waiting): NeimengguCheck => ({
  ...onCalls('login'),
  id: 'neimenggu.session.lifetime',
  requirements: ['NM-R027', 'NM-R022', 'NM-R052'],
  field: 'access_token',
  needs: ['sessionLifetime'],
  after: [rootCheck, freshCheck],
  title: {
    zh: '令牌在有效期内有效，过期之后被拒绝',
    en: 'A token is good for its lifetime and is refused after it',
  },
  async run(session) {
    const asking = askingBy(session);
    const { sessionLifetime: lifetime = 0 } = session.target;
    const margin = Math.max(2, lifetime / 5);
    const unused = await session.logIn();
    const used = await secondSession(session);
    const early = Math.max(0, lifetime - margin);
    await wait(early);
    // Shortly before a lifetime as short as the margin is at once: that says nothing.
    if (used !== null && early > 0) succeeded(await callAs(session, asking, { token: used }));
    await wait(lifetime + margin - early);
    refusedToken(session, await callAs(session, asking, { token: unused }));
    if (used !== null && asking === 'receiveCaseinfo') await slides(session, used);
  },
});

/** A logout tells the dead from the living, but ends the session; a case does not. */
function askingBy({ target, tokens }: NeimengguSession): Guarded {
  if (target.allow?.includes('write')) return 'receiveCaseinfo';
  if (tokens.toleratesDead) throw new NotObserved();
  return 'logout';
}

/** Where a login ends the session before it, the second one is another application's, if any. */
function secondSession({ target, tokens, logIn }: NeimengguSession): Promise<string> | null {
  if (tokens.single === 'no') return logIn();
  return target.secondApplication ? logIn(target.secondApplication) : null;
}

/** NM-A15: the lifetime may begin anew with each use. */
async function slides(session: NeimengguSession, used: string): Promise<void> {
  const reply = await callAs(session, 'receiveCaseinfo', { token: used });
  if (!reply.outcomes.includes('success')) return refusedToken(session, reply);
  session.warn('NM-A15', {
    zh: '令牌的有效期随使用而延长',
    en: 'the lifetime of a token begins anew with each use',
  });
}
