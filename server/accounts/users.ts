import { createHash, randomBytes } from 'node:crypto';
import type { Stores } from '../stores/port.ts';
import type { User } from '../stores/user-port.ts';
import type { Keeping } from './applications.ts';
import { hashPassword, isPasswordOf } from './password.ts';

/** A user is known by its contract and its name. */
export interface NamedUser {
  readonly contract: string;
  readonly username: string;
}

/** What a user proves itself with (SX-R039); told when it is made and never again. */
export interface UserSecrets {
  readonly accessid: string;
  readonly password: string;
}

type Wanted = NamedUser & Pick<User, 'registration'> & { readonly password?: string };

/** 128 bits, for an `accessid` (SX-A03) or a first password. */
const newSecret = (): string => randomBytes(16).toString('hex');

/** What the store knows an `accessid` by: it is random, so it needs no slow hash. */
export const accessidDigest = (accessid: string): Buffer =>
  createHash('sha256').update(accessid).digest();

/**
 * SX-R013, SX-R015: makes a user, who may call nothing yet, and gives its secrets, the only time
 * they are told; gives `undefined` if the name is taken. Without a password one is made.
 */
export async function createUser(
  stores: Stores,
  { password = newSecret(), ...wanted }: Wanted,
): Promise<UserSecrets | undefined> {
  const secrets = { accessid: newSecret(), password };
  return (await added(stores, wanted, secrets)) ? secrets : undefined;
}

async function added(
  { users }: Stores,
  { contract, username, registration }: Wanted,
  secrets: UserSecrets,
): Promise<boolean> {
  const createdAt = Math.floor(Date.now() / 1000);
  const digests = await storedForm(secrets);
  return users.add(contract, { username, registration, ...digests, disabled: false, createdAt });
}

const storedForm = async ({ accessid, password }: UserSecrets) => ({
  accessidDigest: accessidDigest(accessid),
  passwordHash: await hashPassword(password),
});

/** What a reset renews: always the password, the `accessid` only if asked. */
export interface Renewal {
  readonly password?: string | undefined;
  readonly accessid: boolean;
}

/** A new password, and maybe a new `accessid`; the old ones and the tokens are dead at once. */
export async function resetUser(
  stores: Stores,
  named: NamedUser,
  { password = newSecret(), accessid: renewed }: Renewal,
): Promise<(Pick<UserSecrets, 'password'> & Partial<UserSecrets>) | undefined> {
  const accessid = newSecret();
  const { passwordHash, ...key } = await storedForm({ accessid, password });
  const change = { passwordHash, ...(renewed && key) };
  if (!(await stores.users.change(named.contract, named.username, change))) return undefined;
  await endTokens(stores, named);
  return { password, ...(renewed && { accessid }) };
}

/** SX-A09: what the user asks for itself; false if `from` is not its hash any more. */
export async function changePassword(
  stores: Stores,
  named: NamedUser,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const { contract, username } = named;
  const [change, expected] = [{ passwordHash: to }, { passwordHash: from }];
  const changed = await stores.users.change(contract, username, change, expected);
  if (changed) await endTokens(stores, named);
  return changed;
}

/** Disables a user and ends its tokens, or enables it; false if there is none. */
export async function setUserDisabled(
  stores: Stores,
  named: NamedUser,
  disabled: boolean,
): Promise<boolean> {
  const changed = await stores.users.change(named.contract, named.username, { disabled });
  if (changed && disabled) await endTokens(stores, named);
  return changed;
}

/** A token is a session whose application and account are the user. */
const endTokens = ({ sessions }: Stores, { contract, username }: NamedUser): Promise<void> =>
  sessions.endAll(contract, { application: username });

/**
 * For demo data: makes the user if it is missing and gives its secrets in any case. They are kept
 * sealed, to be told again; a user whom somebody has given others since is set back to them.
 */
export async function ensureUser(
  { stores, vault }: Keeping,
  wanted: NamedUser & Pick<User, 'registration'>,
): Promise<UserSecrets> {
  const { contract, username } = wanted;
  const secrets = await demoSecrets({ stores, vault }, `demo-user:${contract}:${username}`);
  const user = await stores.users.find(contract, username);
  if (!user) await added(stores, wanted, secrets);
  else if (!(await isStill(user, secrets))) {
    await stores.users.change(contract, username, await storedForm(secrets));
    await endTokens(stores, wanted);
  }
  return secrets;
}

async function demoSecrets({ stores, vault }: Keeping, name: string): Promise<UserSecrets> {
  const sealed = await stores.settings.get(name);
  if (sealed) return JSON.parse(vault.unseal(sealed, name));
  const secrets = { accessid: newSecret(), password: newSecret() };
  await stores.settings.set(name, vault.seal(JSON.stringify(secrets), name));
  return secrets;
}

const isStill = async (user: User, { accessid, password }: UserSecrets): Promise<boolean> =>
  accessidDigest(accessid).equals(user.accessidDigest) &&
  (await isPasswordOf(user.passwordHash, password));
