import type { Config } from './config.ts';
import { createKey, createVault, type Vault } from './http/security.ts';
import { openVault } from './keys/key-file.ts';
import { openSmKeys } from './keys/sm-keys.ts';
import { openLicenceFiles } from './licences/files.ts';
import type { Holdings } from './platform.ts';
import type { Stores } from './stores/port.ts';
import { openSqliteAudit } from './stores/sqlite/audit.ts';
import { openSqliteStores } from './stores/sqlite/open.ts';

/** All that a running server keeps beyond a call. */
export interface OpenKeeping extends Holdings {
  close(): Promise<void>;
}

/** Stores, vault, audit; what opened is closed again if a later one does not open. */
export async function openKeeping(config: Config): Promise<OpenKeeping> {
  const stores = await openSqliteStores(config.database);
  try {
    const vault = await vaultFor(config, stores);
    const audit = await openSqliteAudit(config.database, vault);
    const close = async () => {
      await audit.close();
      await stores.close();
    };
    const licenceFiles = openLicenceFiles(config.database);
    const smKeys = openSmKeys(config);
    return { stores, vault, audit, licenceFiles, smKeys, close };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** A database in memory is gone with its process, and so may its key be. */
async function vaultFor({ database, keyFile }: Config, { settings }: Stores): Promise<Vault> {
  return database === ':memory:' ? createVault(createKey()) : openVault(keyFile, settings);
}
