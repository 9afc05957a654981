import { UsageError } from '../../spec/usage-error.ts';
import type { Keeping } from '../accounts/applications.ts';
import { configFor } from '../config.ts';
import { type DataService, servicesIn } from '../data-services.ts';
import { type Documents, documentsWith } from '../documents.ts';
import { openVault } from '../keys/key-file.ts';
import type { LicenceFiles } from '../licences/files.ts';
import type { ApplicationTerms, PlatformKind } from '../platform.ts';
import { kindsIn } from '../platforms/index.ts';
import { isBusy } from '../stores/sqlite/group-commit.ts';
import { engineOf, openStorage } from '../stores/storage.ts';

/** The options that every command of the server takes. */
export interface StorageOptions {
  readonly database?: string;
  readonly contract?: string;
}

/** What a command works on while the stores are open. */
export interface Storage extends Keeping {
  readonly contract: string;
  /** The documents of licences. */
  readonly licenceFiles: LicenceFiles;
  readonly kind: PlatformKind;
  /** Its bundled document. */
  readonly document: object;
  /** Its data services; a contract may have none. */
  readonly services: readonly DataService[];
}

/** The same for a command on applications. */
export interface ApplicationStorage extends Storage {
  /** What the contract's applications are like. */
  readonly terms: ApplicationTerms;
}

/** Opens the stores for one command and closes them again whatever happens. */
export async function withStorage<T>(
  contract: string,
  { database, contract: bundle }: StorageOptions,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const documents = documentsWith(bundle);
  const kind = kindNamed(contract, documents);
  const document = documents[contract] ?? {};
  const services = await servicesIn(contract, document);
  const settled = configFor({ database });
  const { stores, licenceFiles } = await openStorage(settled);
  try {
    const vault = await openVault(settled.keyFile, stores.settings);
    return await work({ contract, kind, document, stores, licenceFiles, vault, services });
  } catch (error) {
    throw isBusy(error) ? busy(engineOf(settled).name) : error;
  } finally {
    await stores.close();
  }
}

/** The same for a contract whose callers are applications. */
export const withApplications = <T>(
  contract: string,
  options: StorageOptions,
  work: (storage: ApplicationStorage) => Promise<T>,
): Promise<T> =>
  withStorage(contract, options, (storage) => {
    const { applications: terms } = storage.kind;
    if (!terms) throw noApplications(contract);
    return work({ ...storage, terms });
  });

/** The platform of that name, or a message that lists those there are. */
export function kindNamed(contract: string, documents: Documents): PlatformKind {
  const kinds = kindsIn(documents);
  const kind = kinds.find(({ id }) => id === contract);
  if (!kind) throw unknownContract(contract, kinds.map(({ id }) => id).join(', '));
  return kind;
}

/** The service of that name, or a message that lists the names there are. */
export function serviceNamed({ contract, services }: Storage, name: string): DataService {
  const service = services.find((candidate) => candidate.name === name);
  if (service) return service;
  if (services.length === 0) throw noServices(contract);
  const known = services.map((candidate) => candidate.name).join(', ');
  throw new UsageError({
    zh: `契约中没有服务“${name}”；有的是：${known}`,
    en: `The contract has no service "${name}"; it has: ${known}`,
  });
}

const noApplications = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 的调用方是用户，不是应用；请用 qiyue accounts`,
    en: `Contract ${contract} is called by users, not applications; use qiyue accounts`,
  });

export const noServices = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 没有数据服务`,
    en: `Contract ${contract} has no data services`,
  });

const unknownContract = (contract: string, known: string) =>
  new UsageError({
    zh: `没有契约“${contract}”；现有：${known}`,
    en: `There is no contract "${contract}"; there is: ${known}`,
  });

export const busy = (file: string) =>
  new UsageError({
    zh: `数据库 ${file} 正由另一个程序写入（例如导入）；请等它结束后再试`,
    en: `Another program, maybe an import, is writing to ${file}; try again when it is done`,
  });
