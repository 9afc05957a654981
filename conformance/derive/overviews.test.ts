import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import type { Observation } from '../exchange/observation.ts';
import { readReply } from '../exchange/observation.ts';
import type { Mismatch } from '../mismatch.ts';
import type { NeimengguTarget } from '../platforms/neimenggu/target.ts';
import { same } from '../testing/trial.ts';
import { deriveCompleteCheck, deriveLeakCheck, derivePaceCheck } from './overviews.ts';

const { contract } = judged.neimenggu();
const appSecret = 'nobody guesses this';
const target: NeimengguTarget = {
  contract: 'neimenggu',
  url: 'http://127.0.0.1:1',
  application: { appKey: 'one', appSecret, account: 'test' },
};

/** One exchange whose reply has this message. */
function seen(message: string, status = 200): Observation {
  const value = { ackCode: 'FAILURE', errors: [{ errorCode: '99999', message }] };
  const answer = { kind: 'reply', status, headers: {}, body: Buffer.from(JSON.stringify(value)) };
  return {
    operation: 'login',
    request: { method: 'POST', path: '/', headers: [], body: null },
    reply: readReply(contract, 'login', { ...answer, kind: 'reply' }),
    failure: null,
    startedAt: 0,
    duration: 0,
    curl: () => '',
  };
}

const lost: Observation = { ...seen(''), reply: null, failure: 'ECONNRESET' };

const about = { contractId: 'neimenggu', requirements: ['NM-R010'] } as const;
const session = (...all: readonly Observation[]) => ({ all, target, warn: () => undefined });
type Session = ReturnType<typeof session>;

const leaks = deriveLeakCheck<Session>({
  ...about,
  field: 'message',
  title: same('nothing leaks'),
  secret: 'appSecret',
  reveals: () => (text) => (text.includes('a token') ? 'access_token' : null),
});
const complete = deriveCompleteCheck<Session>(about);
const pace = derivePaceCheck<Session>({
  ...about,
  field: 'errorCode',
  severity: 'should',
  title: same('never throttled'),
  isThrottled: ({ reply }) => reply?.status === 429,
});

/** What a check finds; null where it passes. */
async function found(check: typeof leaks, ...all: readonly Observation[]) {
  try {
    await check.run(session(...all));
    return null;
  } catch (error) {
    return error as Mismatch;
  }
}

describe('what looks back on a run', () => {
  it('has the ids that every contract has', () => {
    expect([leaks.id, complete.id, pace.id]).toEqual([
      'neimenggu.failure.no-internals',
      'neimenggu.frame.complete',
      'neimenggu.rate.within',
    ]);
  });

  it('passes where nothing is wrong', async () => {
    for (const check of [leaks, complete, pace]) {
      expect(await found(check, seen('refused'))).toBeNull();
    }
  });

  it.each(['a.b@example.com: see https://example.com/opt/help/', '/security/login 不存在'])(
    'finds nothing in %s',
    async (message) => {
      expect(await found(leaks, seen(message))).toBeNull();
    },
  );

  it.each([
    ['the secret', `wrong: ${appSecret}`, 'holds appSecret'],
    ['the secret in base64', Buffer.from(appSecret).toString('base64'), 'holds appSecret'],
    ['a stack trace', 'at login (/srv/app/login.js:17:3)', 'login.js:17'],
    ['a database', 'SQLITE_BUSY', 'SQLITE_'],
    ['a statement', 'You have an error in your SQL syntax', 'your SQL syntax'],
    ['a class', 'com.fasterxml.jackson.core.JsonParseException: x', 'JsonParseException'],
    ['a file', 'cannot open /opt/gateway/conf/keys.yml', '/opt/gateway/'],
    ['what the contract adds', 'here is a token', 'holds access_token'],
  ])('finds %s, and where it stands', async (_, message, actual) => {
    const mismatch = await found(leaks, seen('refused'), seen(message));

    expect(mismatch?.actual.en).toContain(actual);
    expect(mismatch?.at).toBe('/errors/0/message');
  });

  it('finds the secret where JSON escapes a part of it', async () => {
    const one = seen(appSecret);
    const text = JSON.stringify(one.reply?.body).replace('nobody', '\\u006eobody');

    expect(
      await found(leaks, { ...one, reply: one.reply && { ...one.reply, text } }),
    ).not.toBeNull();
  });

  it('finds the secret in the name of a header', async () => {
    const one = seen('refused');
    const headers = { [`x-${appSecret}`]: '1' };

    expect(
      await found(leaks, { ...one, reply: one.reply && { ...one.reply, headers } }),
    ).not.toBeNull();
  });

  it('finds an exchange without a reply', async () => {
    expect((await found(complete, seen('refused'), lost))?.evidence).toBe(lost);
  });

  it('finds a call that was throttled', async () => {
    const mismatch = await found(pace, seen('refused'), seen('slow down', 429));

    expect(mismatch?.actual.en).toContain('HTTP 429');
  });
});
