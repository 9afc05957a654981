import { UsageError } from '../../spec/usage-error.ts';
import { removeAccount } from '../applications.ts';
import { unknownApplication } from './applications.ts';
import { type Storage, type StorageOptions, withStorage } from './storage.ts';

export type AccountAction = 'add' | 'list' | 'remove';

/** Runs the action and prints the accounts that the application then has. */
export async function accountsCommand(
  action: AccountAction,
  [contract, id, account]: readonly unknown[],
  options: StorageOptions,
): Promise<void> {
  const names = await withStorage(String(contract), options, async (storage) => {
    if (!storage.terms.accounts) throw noAccounts(storage.contract);
    const named = { id: String(id), account: String(account ?? '') };
    const { applications } = storage.stores;
    if (!(await applications.find(storage.contract, named.id))) throw unknownApplication(named.id);
    await actions[action](storage, named);
    return storage.stores.accounts.list(storage.contract, named.id);
  });
  for (const name of names) process.stdout.write(`${name}\n`);
}

type Action = (storage: Storage, named: { id: string; account: string }) => Promise<void>;

const actions: Readonly<Record<AccountAction, Action>> = {
  async add({ stores, contract }, { id, account }) {
    if (!isAccount(account)) throw badAccount(account);
    const added = await stores.accounts.add(contract, { application: id, name: account });
    if (!added) throw known(id, account);
  },
  async list() {},
  async remove({ stores, contract }, { id, account }) {
    if (!(await removeAccount(stores, { contract, id }, account))) throw unknown(id, account);
  },
};

/** Anything printable without blanks around it: the document says nothing of its form (NM-A56). */
const isAccount = (text: string): boolean =>
  /^\S(.{0,62}\S)?$/u.test(text) && !/\p{Cc}/u.test(text);

const badAccount = (account: string) =>
  new UsageError({
    zh: `账户名应为 1 至 64 个可见字符，首尾没有空白，现在是“${account}”`,
    en: `An account name must be 1 to 64 visible characters without blanks around it; it is "${account}"`,
  });

const noAccounts = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 的应用没有账户`,
    en: `The applications of contract ${contract} have no accounts`,
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
