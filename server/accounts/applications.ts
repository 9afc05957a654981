import { createSecret, secretOwner, type Vault } from '../http/security.ts';
import type { Stores } from '../stores/port.ts';

/** Where applications are kept, and what opens their secrets. */
export interface Keeping {
  readonly stores: Stores;
  readonly vault: Vault;
}

/** An application is known by its contract and its id. */
export interface Named {
  readonly contract: string;
  readonly id: string;
}

type Wanted = Named & { readonly rateLimit: number | null };

/**
 * WH-R006, WH-R008, NM-R024, NM-R025: makes an application and gives its secret, the only time it
 * is told; gives `undefined` if the id is taken.
 */
export async function createApplication(
  { stores, vault }: Keeping,
  { contract, id, rateLimit }: Wanted,
): Promise<string | undefined> {
  const secret = createSecret();
  const added = await stores.applications.add(contract, {
    id,
    sealedSecret: vault.seal(secret, secretOwner(contract, id)),
    rateLimit,
    disabled: false,
    createdAt: Math.floor(Date.now() / 1000),
  });
  return added ? secret : undefined;
}

/** For demo data: makes the application if it is missing, and gives its secret in any case. */
export async function ensureApplication(keeping: Keeping, wanted: Wanted): Promise<string> {
  await createApplication(keeping, wanted);
  const { contract, id } = wanted;
  const application = await keeping.stores.applications.find(contract, id);
  if (!application) throw new Error(`application ${id} is missing`);
  return keeping.vault.unseal(application.sealedSecret, secretOwner(contract, id));
}

/**
 * WH-R011, WH-A46: a new secret; the old one is dead from the next request on, and so are the
 * sessions that were opened with it.
 */
export async function rotateSecret(
  { stores, vault }: Keeping,
  { contract, id }: Named,
): Promise<string | undefined> {
  const secret = createSecret();
  const sealedSecret = vault.seal(secret, secretOwner(contract, id));
  if (!(await stores.applications.change(contract, id, { sealedSecret }))) return undefined;
  await stores.sessions.endAll(contract, { application: id });
  return secret;
}

/** Disables an application and ends its sessions, or enables it; false if there is none. */
export async function setDisabled(
  { applications, sessions }: Stores,
  { contract, id }: Named,
  disabled: boolean,
): Promise<boolean> {
  const changed = await applications.change(contract, id, { disabled });
  if (changed && disabled) await sessions.endAll(contract, { application: id });
  return changed;
}

/**
 * Removes an account and ends its sessions; false if there is none. Its sessions end even then: an
 * earlier removal may have broken off before it came to them.
 */
export async function removeAccount(
  { accounts, sessions }: Stores,
  { contract, id }: Named,
  account: string,
): Promise<boolean> {
  const removed = await accounts.remove(contract, { application: id, name: account });
  await sessions.endAll(contract, { application: id, account });
  return removed;
}
