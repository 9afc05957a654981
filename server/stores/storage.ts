/** Opens what a server keeps, on the engines that its settings name. */

import type { Config } from '../config.ts';
import type { Vault } from '../http/security.ts';
import { type LicenceFiles, openLicenceFiles } from '../licences/files.ts';
import type { Audit, AuditReader } from './audit-port.ts';
import type { LastingStores, Stores } from './port.ts';
import { openSqliteAudit, openAuditReader as openSqliteAuditReader } from './sqlite/audit.ts';
import { openSqliteStores } from './sqlite/open.ts';
import { withSharedWindows } from './with-shared-windows.ts';
import { withState } from './with-state.ts';

/** Where the data are: a file, or a PostgreSQL database; what is short-lived, maybe in Redis. */
export type Place = Pick<Config, 'database' | 'databaseUrl' | 'stateUrl' | 'windowsFile'>;

type Keys = Pick<Vault, 'derivedKey'>;

export interface OpenStorage {
  readonly stores: Stores;
  /** The documents of licences (SX-R033). */
  readonly licenceFiles: LicenceFiles;
}

/** Opens it and brings it to the newest form; what opened is closed again if a later part fails. */
export async function openStorage(place: Place): Promise<OpenStorage> {
  const lasting = await openLasting(place);
  try {
    const { stateUrl, windowsFile } = place;
    if (stateUrl === undefined) return windowsFile ? together(lasting, windowsFile) : lasting;
    const { openRedisState } = await import('./redis/open.ts');
    const { settings, nonces } = lasting.stores;
    const lacksNonces = await nonces.remembersAny(Math.floor(Date.now() / 1000));
    const state = await openRedisState(stateUrl, settings, lacksNonces);
    return { ...lasting, stores: withState(lasting.stores, state) };
  } catch (error) {
    await lasting.stores.close();
    throw error;
  }
}

/** Counts calls together with other processes of this machine. */
const together = ({ stores, ...rest }: OpenStorage, windowsFile: string): OpenStorage => ({
  ...rest,
  stores: withSharedWindows(stores, windowsFile),
});

interface OpenLasting extends OpenStorage {
  readonly stores: LastingStores;
}

/** Engines that are not asked for are not loaded either. */
async function openLasting({ database, databaseUrl }: Place): Promise<OpenLasting> {
  if (databaseUrl === undefined) {
    return { stores: await openSqliteStores(database), licenceFiles: openLicenceFiles(database) };
  }
  const { openPostgresStores } = await import('./postgres/open.ts');
  const { licenceFiles, ...stores } = await openPostgresStores(databaseUrl);
  return { stores, licenceFiles };
}

/** SX-R018: opens the audit to add to it. */
export async function openAudit({ database, databaseUrl }: Place, vault: Keys): Promise<Audit> {
  if (databaseUrl === undefined) return openSqliteAudit(database, vault);
  const { openPostgresAudit } = await import('./postgres/audit.ts');
  return openPostgresAudit(databaseUrl, vault);
}

/** Opens the audit to read it; nothing in it is changed. */
export async function openAuditReader(
  { database, databaseUrl }: Place,
  vault: Keys,
): Promise<AuditReader> {
  if (databaseUrl === undefined) return openSqliteAuditReader(database, vault);
  const { openPostgresAuditReader } = await import('./postgres/audit.ts');
  return openPostgresAuditReader(databaseUrl, vault);
}

/** What the data are called where people read it: never with the password of a URL. */
export function nameOf({ database, databaseUrl }: Place): string {
  if (databaseUrl === undefined) return database;
  const { protocol, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${host}${pathname}`;
}
