import { randomBytes } from 'node:crypto';
import { tokenDigest } from '../../accounts/session-tokens.ts';
import { sessionSeconds } from '../../platforms/neimenggu/domain.ts';
import { createDatabase } from '../database.ts';
import type { BenchPlace } from '../shared-engines.ts';

export const contract = 'neimenggu';

/** Who logs in and sends cases. */
export const owner = { application: 'bench', account: 'bench' } as const;

/** A database with one account, which has a session already. */
export interface Scene {
  readonly appSecret: string;
  readonly token: string;
}

export async function buildScene(place: BenchPlace): Promise<Scene> {
  const { application, account } = owner;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = Math.floor(Date.now() / 1000) + sessionSeconds;
  const wanted = { contract, id: application, rateLimit: null };
  const appSecret = await createDatabase(place, wanted, async ({ accounts, sessions }) => {
    await accounts.add(contract, { application, name: account });
    await sessions.open(contract, tokenDigest(token), { ...owner, expiresAt });
  });
  return { appSecret, token };
}
