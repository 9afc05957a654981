import { createHash } from 'node:crypto';
import type { Head } from '../../http.ts';
import type { Setting } from '../../platform.ts';
import { accept, type Result } from '../../result.ts';
import type { Session } from '../../stores/port.ts';
import { deadSession, type Refusal, tokenIn } from './domain.ts';

/** Who calls, once proved: the session, and the digest that it is known by. */
export interface Caller extends Session {
  readonly digest: Uint8Array;
}

export type Admit = (head: Head) => Promise<Result<Caller, Refusal>>;

/** Sessions are stored by the digest of their token: a copy of the database opens none of them. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** NM-R022: every call but login proves its session, by a token in the query string alone. */
export function createAdmission(contract: string, { stores, clock }: Setting): Admit {
  return async ({ query }) => {
    const token = tokenIn(query);
    if (!token.ok) return token;
    const digest = digestOf(token.value);
    const now = Math.floor(clock.now() / 1000);
    const session = await stores.sessions.find(contract, digest, now);
    return session ? accept({ ...session, digest }) : deadSession;
  };
}
