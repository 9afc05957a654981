import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../exchange/observation.ts';
import type { Recorder } from '../../exchange/recorder.ts';
import { Blocked } from '../../mismatch.ts';
import { type Parameters, payloadOf, type Sending } from './request.ts';
import { type Account, systemParameters } from './target.ts';

/**
 * Many platforms lock an account for a while after wrong passwords, and no document forbids it
 * (8.3 asks for strict authentication). What a check sends wrong on purpose must not cost the
 * others their verdict: a right call comes between, and where that is refused, the lock is waited
 * for.
 */
export interface LockOut {
  readonly around: (given: Given, send: () => Promise<Reply>, by: Recorder) => Promise<Reply>;
  readonly isLocked: () => boolean;
}

interface Given {
  readonly parameters: Parameters;
  readonly sending: Sending;
}

/** What is blocked where the account stays locked. */
export const lockOutCheck = 'shanxi.credentials.lock-out';

/** Fewer wrong calls in a row than any lock counts. */
const most = 3;

/** How often, and after how many milliseconds each, a locked account is tried again. */
const patience = { tries: 8, pause: 400 };

/** `knock` is a right call of the account under test. */
export function createLockOut(account: Account, knock: (by: Recorder) => Promise<Reply>): LockOut {
  let [strikes, wasLetIn, isLocked] = [0, false, false];

  const settle = async (by: Recorder): Promise<void> => {
    for (let tries = 0; tries < patience.tries; tries += 1) {
      if (isSuccess(await knock(by))) {
        strikes = 0;
        return;
      }
      await wait(patience.pause);
    }
    isLocked = true;
    throw new Blocked(lockOutCheck);
  };

  return {
    isLocked: () => isLocked,
    async around(given, send, by) {
      const who = callerOf(account, given);
      if (who === 'stranger' || (!wasLetIn && who === 'wrong')) return send();
      if (isLocked) throw new Blocked(lockOutCheck);
      if (who === 'wrong' && strikes >= most) await settle(by);
      const reply = await send();
      if (who === 'wrong') strikes = isSuccess(reply) ? 0 : strikes + 1;
      else if (isSuccess(reply)) [strikes, wasLetIn] = [0, true];
      else if (strikes > 0 && wasLetIn && !isSuccess(await knock(by))) {
        await settle(by);
        return send();
      } else strikes = 0;
      return reply;
    },
  };
}

const isSuccess = ({ outcomes }: Reply): boolean => outcomes.includes('success');

/** Whether a call is the account's own, one that counts against it, or somebody else's. */
function callerOf(account: Account, given: Given): 'right' | 'wrong' | 'stranger' {
  const sent: Partial<Account> = Object(sentBy(account, given));
  const own = systemParameters(account);
  const isSame = (name: keyof Account) => sent[name] === own[name];
  if (isSame('accessid') && isSame('username') && isSame('pwd')) return 'right';
  return isSame('accessid') || isSame('username') ? 'wrong' : 'stranger';
}

function sentBy(own: Account, { parameters, sending }: Given): unknown {
  const { account = own, body, form, sealed } = sending;
  const text = body ?? (sealed === true ? undefined : sealed?.text);
  if (form) return Object.fromEntries(form.map(({ name, value }) => [name, value]));
  return text === undefined ? payloadOf(account, parameters) : objectIn(`${text}`);
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
