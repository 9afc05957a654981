import { UsageError } from '../../spec/usage-error.ts';
import { config } from '../config.ts';
import { documentsWith } from '../documents.ts';
import { openVault } from '../key-file.ts';
import { type DataService, servicesIn } from '../platforms/wuhan/services.ts';
import type { Vault } from '../security.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';

/** The options that every command of the server takes. */
export interface StorageOptions {
  readonly database?: string;
  readonly contract?: string;
}

/** What a command works on while the stores are open. */
export interface Storage {
  readonly contract: string;
  readonly stores: Stores;
  readonly vault: Vault;
  readonly services: readonly DataService[];
}

/** Opens the stores for one command and closes them again whatever happens. */
export async function withStorage<T>(
  contract: string,
  { database, contract: bundle }: StorageOptions,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const document = documentsWith(bundle)[contract];
  if (!document) throw unknownContract(contract);
  const services = await servicesIn(contract, document);
  const settled = config(process.env, database === undefined ? {} : { database });
  const stores = await openSqliteStores(settled.database);
  try {
    const vault = await openVault(settled.keyFile, stores.settings);
    return await work({ contract, stores, vault, services });
  } catch (error) {
    throw isBusy(error) ? busy(settled.database) : error;
  } finally {
    await stores.close();
  }
}

/** The service of that name, or a message that lists the names there are. */
export function serviceNamed(services: readonly DataService[], name: string): DataService {
  const service = services.find((candidate) => candidate.name === name);
  if (service) return service;
  const known = services.map((candidate) => candidate.name).join(', ');
  throw new UsageError({
    zh: `契约中没有服务“${name}”；有的是：${known}`,
    en: `The contract has no service "${name}"; it has: ${known}`,
  });
}

const unknownContract = (contract: string) =>
  new UsageError({
    zh: `没有契约“${contract}”；现有：wuhan`,
    en: `There is no contract "${contract}"; there is: wuhan`,
  });

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';

const busy = (file: string) =>
  new UsageError({
    zh: `数据库 ${file} 正由另一个程序写入（例如导入）；请等它结束后再试`,
    en: `Another program, maybe an import, is writing to ${file}; try again when it is done`,
  });
