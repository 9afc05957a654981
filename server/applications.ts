import { createToken, tokenOwner, type Vault } from './security.ts';
import type { Stores } from './stores/port.ts';

interface Keeping {
  readonly stores: Stores;
  readonly vault: Vault;
}

interface Named {
  readonly contract: string;
  readonly passid: string;
}

/**
 * WH-R006, WH-R008: makes an application and gives its TOKEN, the only time it is told; gives
 * `undefined` if the PASSID is taken.
 */
export async function createApplication(
  { stores, vault }: Keeping,
  { contract, passid, rateLimit }: Named & { readonly rateLimit: number | null },
): Promise<string | undefined> {
  const token = createToken();
  const added = await stores.applications.add(contract, {
    passid,
    sealedToken: vault.seal(token, tokenOwner(contract, passid)),
    rateLimit,
    disabled: false,
    createdAt: Math.floor(Date.now() / 1000),
  });
  return added ? token : undefined;
}

/** WH-R011, WH-A46: a new TOKEN, and the old one is dead from the next request on. */
export async function rotateToken(
  { stores, vault }: Keeping,
  { contract, passid }: Named,
): Promise<string | undefined> {
  const token = createToken();
  const sealedToken = vault.seal(token, tokenOwner(contract, passid));
  const changed = await stores.applications.change(contract, passid, { sealedToken });
  return changed ? token : undefined;
}
