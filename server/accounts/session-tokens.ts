import { createHash, randomBytes } from 'node:crypto';
import type { Setting } from '../platform.ts';
import type { Session } from '../stores/port.ts';

/** Sessions are stored by the digest of their token: a copy of the database opens none of them. */
export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whose session it is to be, and for how many seconds. */
type NewSession = Omit<Session, 'expiresAt'> & { readonly seconds: number };

/** NM-A55, SX-R008: opens a session and gives its token, 256 random bits that a URL may hold. */
export async function openSession(
  contract: string,
  { stores, clock }: Pick<Setting, 'stores' | 'clock'>,
  { seconds, ...owner }: NewSession,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  // Rounded up, so that no session is shorter than the document says.
  const expiresAt = Math.ceil(clock.now() / 1000) + seconds;
  await stores.sessions.open(contract, tokenDigest(token), { ...owner, expiresAt });
  return token;
}
