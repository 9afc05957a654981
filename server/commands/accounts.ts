import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { AccountAction } from './account-usage.ts';
import { applicationAccountsCommand } from './application-accounts.ts';
import { type StorageOptions, withStorage } from './storage.ts';
import { userCommand } from './users.ts';
import { writeOut } from './whole-file.ts';

/** The options of all commands under `qiyue accounts`; those for the register stand beside. */
export interface AccountOptions extends StorageOptions {
  readonly grant?: readonly string[];
  readonly all?: boolean;
  readonly accessid?: boolean;
  readonly passwordStdin?: boolean;
  readonly [registration: string]: unknown;
}

/** What a command line says behind the contract. */
export interface GivenAccount {
  readonly names: readonly string[];
  readonly options: AccountOptions;
  readonly say: Say;
}

/** Runs the action on whoever calls by the contract, and prints what it leads to. */
export async function accountsCommand(
  action: AccountAction,
  [contract, ...words]: readonly unknown[],
  options: AccountOptions,
  say: Say,
): Promise<void> {
  const names = words.flat().flatMap((word) => (word === undefined ? [] : [String(word)]));
  const given = { names, options, say };
  const lines = await withStorage(String(contract), options, async (storage) => {
    const { applications, users } = storage.kind;
    if (users) return userCommand(action, { ...storage, users }, given);
    if (!applications?.accounts) throw noAccounts(storage.contract);
    return applicationAccountsCommand(action, storage, given);
  });
  await writeOut(lines);
}

const noAccounts = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 的应用没有账户`,
    en: `The applications of contract ${contract} have no accounts`,
  });
