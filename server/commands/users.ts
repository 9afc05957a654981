import { UsageError } from '../../spec/usage-error.ts';
import { demandAccountName } from '../accounts/account-name.ts';
import { createUser, resetUser, setUserDisabled, type UserSecrets } from '../accounts/users.ts';
import type { UserTerms } from '../platform.ts';
import type { AccountAction } from './account-usage.ts';
import type { AccountOptions, GivenAccount } from './accounts.ts';
import { demandNames } from './names.ts';
import { passwordFrom } from './password-input.ts';
import { registrationFields } from './registration.ts';
import type { Storage } from './storage.ts';
import { adviseGrant, listedLine, secretLines, shownUserLines } from './user-lines.ts';

/** What a command on users works on. */
export interface UserStorage extends Pick<Storage, 'contract' | 'document' | 'stores'> {
  readonly users: UserTerms;
}

interface Given extends GivenAccount {
  readonly username: string;
}

/** One of the commands under `qiyue accounts`: its lines of output. */
type Action = (storage: UserStorage, given: Given) => Promise<readonly string[]>;

/** Runs the action on a user of the contract; changes count from the server's next request on. */
export async function userCommand(
  action: AccountAction,
  storage: UserStorage,
  given: GivenAccount,
): Promise<readonly string[]> {
  const [username = ''] = given.names;
  const takesMore = action === 'grant' || action === 'revoke';
  if (action === 'remove') throw neverRemoved(storage.contract, username);
  if (!takesMore) demandNames(given.names, action === 'list' ? [] : ['username']);
  return actions[action](storage, { ...given, username });
}

const actions: Readonly<Record<Exclude<AccountAction, 'remove'>, Action>> = {
  async add(storage, { username, options, say }) {
    const { contract, stores } = storage;
    demandAccountName(username);
    const granted = interfacesIn(storage, options.grant ?? [], options.all);
    const given = await givenPassword(storage, options.passwordStdin);
    const registration = registrationIn(options);
    const secrets = await createUser(stores, { contract, username, registration, ...given });
    if (!secrets) throw takenName(username);
    await stores.users.grant(contract, username, granted);
    const lines = secretLines(username, untold(secrets, given), say);
    if (granted.length === 0) adviseGrant(contract, username, say);
    return lines;
  },

  async list({ stores, contract }, { say }) {
    const users = await stores.users.list(contract);
    const shown = users.map(async (user) => {
      const grants = await stores.users.grants(contract, user.username);
      return listedLine({ user, grants }, say);
    });
    return Promise.all(shown);
  },

  async show({ stores, contract }, { username, say }) {
    const user = await stores.users.find(contract, username);
    if (!user) throw unknownUser(username);
    const grants = await stores.users.grants(contract, username);
    return shownUserLines({ user, grants }, say);
  },

  async grant(storage, given) {
    await demandUser(storage, given.username);
    const operations = namedInterfaces(storage, given);
    await storage.stores.users.grant(storage.contract, given.username, operations);
    return actions.show(storage, given);
  },

  async revoke(storage, given) {
    await demandUser(storage, given.username);
    const operations = namedInterfaces(storage, given);
    await storage.stores.users.revoke(storage.contract, given.username, operations);
    return actions.show(storage, given);
  },

  disable: (storage, given) => setDisabled(storage, given, true),

  enable: (storage, given) => setDisabled(storage, given, false),

  async reset(storage, { username, options, say }) {
    const { contract, stores } = storage;
    await demandUser(storage, username);
    const given = await givenPassword(storage, options.passwordStdin);
    const renewal = { ...given, accessid: options.accessid === true };
    const secrets = await resetUser(stores, { contract, username }, renewal);
    return secretLines(username, untold(secrets ?? {}, given), say);
  },
};

async function demandUser({ stores, contract }: UserStorage, username: string) {
  if (!(await stores.users.find(contract, username))) throw unknownUser(username);
}

async function setDisabled(storage: UserStorage, given: Given, disabled: boolean) {
  const { contract } = storage;
  const { username } = given;
  const changed = await setUserDisabled(storage.stores, { contract, username }, disabled);
  if (!changed) throw unknownUser(username);
  return actions.show(storage, given);
}

/** Interfaces named behind the user, or all of them: one or the other. */
function namedInterfaces(storage: UserStorage, { names, options }: Given): readonly string[] {
  const wanted = names.slice(1);
  if (wanted.length === 0 && !options.all) demandNames(names, ['username', 'interfaces']);
  return interfacesIn(storage, wanted, options.all);
}

function interfacesIn(
  { users, document }: UserStorage,
  wanted: readonly string[],
  all: boolean | undefined,
): readonly string[] {
  const grantable = users.grantable(document);
  const unknown = wanted.find((name) => !grantable.includes(name));
  if (unknown !== undefined) throw unknownInterface(unknown, grantable);
  return all ? grantable : wanted;
}

/** A password of the operator's own, if one was announced. */
async function givenPassword({ users, document }: UserStorage, announced: boolean | undefined) {
  if (!announced) return {};
  return { password: await passwordFrom(process.stdin, users.passwordLength(document)) };
}

/** Secrets without the password that the operator gave. */
function untold({ password, ...rest }: Partial<UserSecrets>, given: { password?: string }) {
  return given.password === undefined && password !== undefined ? { ...rest, password } : rest;
}

function registrationIn(options: AccountOptions): Readonly<Record<string, string>> {
  const given = registrationFields.flatMap(({ name }) => {
    const value = options[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

const takenName = (username: string) =>
  new UsageError({ zh: `已有用户“${username}”`, en: `There is a user "${username}" already` });

const unknownUser = (username: string) =>
  new UsageError({ zh: `没有用户“${username}”`, en: `There is no user "${username}"` });

const unknownInterface = (name: string, grantable: readonly string[]) =>
  new UsageError({
    zh: `没有可以授权的接口“${name}”；有的是：${grantable.join(', ')}`,
    en: `There is no interface "${name}" to grant; there is: ${grantable.join(', ')}`,
  });

/** The register and the audit record name users, so they stay (SX-R013, SX-R018). */
const neverRemoved = (contract: string, username: string) =>
  new UsageError({
    zh: `用户不能删除，备案和审计还要用到；请停用：qiyue accounts disable ${contract} ${username}`,
    en: `Users are not removed, because register and audit name them; disable instead: qiyue accounts disable ${contract} ${username}`,
  });
