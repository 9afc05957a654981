import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProofs, type Proofs } from '../../accounts/password.ts';
import { systemClock } from '../../platform.ts';
import { type BarePlatform, createBarePlatform } from '../../testing/shanxi-platform.ts';
import { createAdmission, credentialsIn } from './admission.ts';

let bare: BarePlatform;
beforeAll(async () => {
  bare = await createBarePlatform();
});
afterAll(() => bare.keeping.close());

/** Proves by these, and says which hashes were asked about. */
function watched(): { readonly proofs: Proofs; readonly hashes: string[] } {
  const hashes: string[] = [];
  const real = createProofs();
  const proves = (password: string, hash: string) => {
    hashes.push(hash);
    return real.proves(password, hash);
  };
  return { hashes, proofs: { ...real, proves } };
}

describe('whoever is refused', () => {
  it.each<[string, object]>([
    ['for an unknown username', { username: 'nobody' }],
    ['for a wrong accessid', { accessid: 'wrong' }],
    ['for a wrong accessid and password', { accessid: 'wrong', pwd: 'wrong' }],
    ['for a wrong password', { pwd: 'wrong' }],
    ['for a missing grant', {}],
  ])('%s costs one proof', async (_, given) => {
    const { proofs, hashes } = watched();
    const { keeping } = bare;
    const setting = { ...keeping, clock: systemClock };
    const admit = createAdmission('shanxi', setting, proofs);
    const credentials = credentialsIn({ ...bare.caller, ...given }, new Set());
    const decision = await admit(
      { operation: 'getEnterpriseGrade', needsGrant: true },
      credentials,
    );
    const user = await keeping.stores.users.find('shanxi', 'mall');
    const isReal = !('username' in given || 'accessid' in given);

    expect(decision.ok).toBe(false);
    expect(hashes.map((hash) => hash === user?.passwordHash)).toEqual([isReal]);
  });
});
