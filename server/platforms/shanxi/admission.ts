import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Proofs } from '../../accounts/password.ts';
import { tokenDigest } from '../../accounts/session-tokens.ts';
import { createSlowDown } from '../../accounts/slow-down.ts';
import { accessidDigest } from '../../accounts/users.ts';
import type { Setting } from '../../platform.ts';
import type { Result } from '../../result.ts';
import type { User } from '../../stores/user-port.ts';
import { callerDecision, type Findings, isGuess, type Refusal } from './domain.ts';
import type { Interface } from './operations.ts';
import type { Given } from './parameters.ts';

/** Who calls, once proved; the system parameters are there and texts. */
export type Admit = (
  operation: Pick<Interface, 'operation' | 'needsGrant'>,
  credentials: Credentials,
) => Promise<Result<User, Refusal>>;

export interface Credentials {
  readonly accessid: string;
  readonly username: string;
  readonly pwd: string;
  readonly token?: string;
}

/** The check has just found the three to be texts; a token is read where there may be one. */
export const credentialsIn = (given: Given, names: ReadonlySet<string>): Credentials => ({
  accessid: String(given['accessid']),
  username: String(given['username']),
  pwd: String(given['pwd']),
  ...(names.has('token') && typeof given['token'] === 'string' && { token: given['token'] }),
});

/**
 * SX-R027, SX-R039: every call proves who it comes from. All refusals take the same work: a name
 * that nobody has is proved against stand-ins, and guessing costs time whatever the cause (SX-A45).
 */
export function createAdmission(
  contract: string,
  setting: Pick<Setting, 'stores' | 'clock' | 'rest'>,
  proofs: Proofs,
): Admit {
  const find = createSearch(contract, setting, proofs);
  const slowDown = createSlowDown(setting);
  return async (operation, credentials) => {
    const found = await find(operation, credentials);
    const decision = callerDecision(found);
    const guesser = found.accessidFits ? credentials.username : stranger;
    if (isGuess(decision)) await slowDown.failed(guesser);
    else if (decision.ok) for (const name of [guesser, stranger]) slowDown.succeeded(name);
    return decision;
  };
}

/**
 * Whoever lacks the accessid counts as one, and is freed by anybody's success: freed by that of a
 * user whose name they try, they would learn that it exists. It is blank, which no username is.
 */
const stranger = '';

/** Looks up all that a call names. */
function createSearch(
  contract: string,
  { stores, clock }: Pick<Setting, 'stores' | 'clock'>,
  proofs: Proofs,
) {
  const nobodysDigest = randomBytes(32);

  async function isLive(token: string | undefined, username: string): Promise<boolean> {
    if (token === undefined) return true;
    const now = Math.floor(clock.now() / 1000);
    const session = await stores.sessions.find(contract, tokenDigest(token), now);
    return session?.application === username;
  }

  return async (
    { operation, needsGrant }: Parameters<Admit>[0],
    { accessid, username, pwd, token }: Credentials,
  ): Promise<Findings> => {
    const [user, isGranted] = await Promise.all([
      stores.users.find(contract, username),
      stores.users.isGranted(contract, username, operation),
    ]);
    const digest = user?.accessidDigest ?? nobodysDigest;
    const accessidFits = timingSafeEqual(digest, accessidDigest(accessid));
    // Who may not call learns nothing of the password, not even by how fast it was proved.
    const isUseful = accessidFits && user && !user.disabled;
    const hash = isUseful ? user.passwordHash : proofs.standIn(username);
    return {
      user,
      accessidFits,
      passwordFits: await proofs.proves(pwd, hash),
      isGranted: isGranted || !needsGrant,
      tokenHolds: await isLive(token, username),
    };
  };
}
