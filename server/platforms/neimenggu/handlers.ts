import { randomBytes, timingSafeEqual } from 'node:crypto';
import { openSession, tokenDigest } from '../../accounts/session-tokens.ts';
import { createSlowDown } from '../../accounts/slow-down.ts';
import type { Answer, Outcome } from '../../gateway.ts';
import type { Call } from '../../http/http.ts';
import { parsePayload } from '../../http/payload.ts';
import { secretOwner } from '../../http/security.ts';
import type { Setting } from '../../platform.ts';
import { accept } from '../../result.ts';
import type { Admit, Caller } from './admission.ts';
import {
  credentialsIn,
  deadSession,
  type Findings,
  isGuess,
  loggedIn,
  loginDecision,
  type Refusal,
  sessionSeconds,
  success,
  textsOf,
} from './domain.ts';

/** Answers a call of a session. */
export type Handler = (caller: Caller, call: Call) => Promise<Outcome<Refusal>>;

/** Answers any call; most prove their session first. */
export type Entrance = (call: Call) => Promise<Answer<Refusal>>;

/** Lets only calls of a live session through to the handler. */
export const inSession =
  (admit: Admit, handler: Handler): Entrance =>
  async (call) => {
    const caller = await admit(call);
    if (!caller.ok) return { decision: caller };
    return { caller: caller.value.application, decision: await handler(caller.value, call) };
  };

/**
 * NM-R012, NM-R021: opens a session; one account may have several (NM-A16). Whoever changes a
 * secret, disables an application or removes an account ends the sessions that are there. One that
 * is opened at that moment comes too late for it, so all is looked up again.
 *
 * NM-A47: the secret is the application's, so its guesses count together whatever account they
 * name. Counted apart, each name would be another 50 guesses, and a guesser who is freed by the
 * login of an account would learn that it exists.
 */
export function createLoginHandler(
  contract: string,
  mediaTypes: ReadonlySet<string>,
  setting: Setting,
): Entrance {
  const find = createSearch(contract, setting);
  const slowDown = createSlowDown(setting);
  return async ({ headers, body }) => {
    const payload = parsePayload(headers, body, mediaTypes);
    if (!payload.ok) return { decision: payload };
    const given = credentialsIn(payload.value);
    const texts = textsOf(given);
    const { appKey, account } = texts;
    const decision = loginDecision(given, await find(texts));
    if (isGuess(decision)) await slowDown.failed(appKey);
    if (!decision.ok) return { decision };
    slowDown.succeeded(appKey);
    const owner = { application: appKey, account };
    const token = await openSession(contract, setting, { ...owner, seconds: sessionSeconds });
    const still = loginDecision(given, await find(texts));
    if (still.ok) return { caller: appKey, decision: accept(loggedIn(token)) };
    await setting.stores.sessions.end(contract, tokenDigest(token));
    return { decision: still };
  };
}

/**
 * Looks up all that a login names. An appKey that does not exist costs the same work as one that
 * does: a stand-in is unsealed and compared in the place of its secret.
 */
function createSearch(contract: string, { stores, vault }: Setting) {
  const nobody = secretOwner(contract, '');
  const sealedForNobody = vault.seal(randomBytes(32).toString('hex'), nobody);

  return async ({ appKey, appSecret, account }: ReturnType<typeof textsOf>): Promise<Findings> => {
    const application = await stores.applications.find(contract, appKey);
    const owner = application ? secretOwner(contract, appKey) : nobody;
    const secret = vault.unseal(application?.sealedSecret ?? sealedForNobody, owner);
    const secretFits = timingSafeEqual(tokenDigest(secret), tokenDigest(appSecret));
    const named = { application: appKey, name: account };
    const accountExists = await stores.accounts.has(contract, named);
    return { application, secretFits, accountExists };
  };
}

/** NM-R029: ends the session of the call and no other; its body is empty or any object (NM-A14). */
export function createLogoutHandler(
  contract: string,
  mediaTypes: ReadonlySet<string>,
  { stores }: Setting,
): Handler {
  return async (caller, { headers, body }) => {
    const payload = body.length === 0 ? accept({}) : parsePayload(headers, body, mediaTypes);
    if (!payload.ok) return payload;
    return (await stores.sessions.end(contract, caller.digest)) ? accept(success) : deadSession;
  };
}
