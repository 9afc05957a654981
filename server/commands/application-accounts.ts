import { UsageError } from '../../spec/usage-error.ts';
import { demandAccountName } from '../accounts/account-name.ts';
import { removeAccount } from '../accounts/applications.ts';
import type { AccountAction } from './account-usage.ts';
import type { GivenAccount } from './accounts.ts';
import { unknownApplication } from './applications.ts';
import { demandNames } from './names.ts';
import type { Storage } from './storage.ts';

/** Runs the action on an account of an application, and gives the accounts that it then has. */
export async function applicationAccountsCommand(
  action: AccountAction,
  storage: Storage,
  { names, options }: GivenAccount,
): Promise<readonly string[]> {
  const { contract, stores } = storage;
  const known = actions[action];
  if (!known) throw forUsers(`qiyue accounts ${action}`, contract);
  const option = Object.keys(options).find((name) => !ownOptions.has(name));
  if (option !== undefined) throw forUsers(flagOf(option), contract);
  demandNames(names, known.names);
  const [id = '', account = ''] = names;
  if (!(await stores.applications.find(contract, id))) throw unknownApplication(id);
  await known.act(storage, { id, account });
  const accounts = await stores.accounts.list(contract, id);
  return accounts.map((name) => `${name}\n`);
}

/** The options that every command has. */
const ownOptions: ReadonlySet<string> = new Set(['database', 'contract', 'lang']);

const flagOf = (option: string): string =>
  `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

interface Action {
  /** What has to be named behind the contract. */
  readonly names: readonly string[];
  act(storage: Storage, named: { id: string; account: string }): Promise<void>;
}

const actions: Readonly<Partial<Record<AccountAction, Action>>> = {
  add: {
    names: ['id', 'account'],
    async act({ stores, contract }, { id, account }) {
      demandAccountName(account);
      const added = await stores.accounts.add(contract, { application: id, name: account });
      if (!added) throw known(id, account);
    },
  },
  list: { names: ['id'], async act() {} },
  remove: {
    names: ['id', 'account'],
    async act({ stores, contract }, { id, account }) {
      if (!(await removeAccount(stores, { contract, id }, account))) throw unknown(id, account);
    },
  },
};

const forUsers = (what: string, contract: string) =>
  new UsageError({
    zh: `${what} 用于契约自己的用户；契约 ${contract} 的账户属于应用，只有 add、list、remove，其余见 qiyue applications`,
    en: `${what} is for users of a contract itself; accounts of contract ${contract} belong to applications and know add, list and remove; for the rest see qiyue applications`,
  });

const known = (id: string, account: string) =>
  new UsageError({
    zh: `应用 ${id} 已有账户“${account}”`,
    en: `Application ${id} has an account "${account}" already`,
  });

const unknown = (id: string, account: string) =>
  new UsageError({
    zh: `应用 ${id} 没有账户“${account}”`,
    en: `Application ${id} has no account "${account}"`,
  });
