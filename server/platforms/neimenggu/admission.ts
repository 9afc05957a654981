import { tokenDigest } from '../../accounts/session-tokens.ts';
import type { Head } from '../../http/http.ts';
import type { Setting } from '../../platform.ts';
import { accept, type Result } from '../../result.ts';
import type { Session } from '../../stores/port.ts';
import { deadSession, type Refusal, tokenIn } from './domain.ts';

/** Who calls, once proved: the session, and the digest that it is known by. */
export interface Caller extends Session {
  readonly digest: Uint8Array;
}

export type Admit = (head: Head) => Promise<Result<Caller, Refusal>>;

/** NM-R022: every call but login proves its session, by a token in the query string alone. */
export function createAdmission(contract: string, { stores, clock }: Setting): Admit {
  return async ({ query }) => {
    const token = tokenIn(query);
    if (!token.ok) return token;
    const digest = tokenDigest(token.value);
    const now = Math.floor(clock.now() / 1000);
    const session = await stores.sessions.find(contract, digest, now);
    return session ? accept({ ...session, digest }) : deadSession;
  };
}
