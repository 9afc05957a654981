import { type Config, isInMemory } from './config.ts';
import { createKey, createVault, type Vault } from './http/security.ts';
import { openVault } from './keys/key-file.ts';
import { openSmKeys } from './keys/sm-keys.ts';
import type { Holdings } from './platform.ts';
import type { Stores } from './stores/port.ts';
import { engineOf, openStorage } from './stores/storage.ts';

/** All that a running server keeps beyond a call. */
export interface OpenKeeping extends Holdings {
  close(): Promise<void>;
}

/** Stores, vault, audit; what opened is closed again if a later one does not open. */
export async function openKeeping(config: Config): Promise<OpenKeeping> {
  const { stores, licenceFiles } = await openStorage(config);
  try {
    const vault = await vaultFor(config, stores);
    const audit = await engineOf(config).openAudit(vault);
    const close = async () => {
      await audit.close();
      await stores.close();
    };
    return { stores, vault, audit, licenceFiles, smKeys: openSmKeys(config), close };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** A database in memory is gone with its process, and so may its key be. */
async function vaultFor(config: Config, { settings }: Stores): Promise<Vault> {
  return isInMemory(config) ? createVault(createKey()) : openVault(config.keyFile, settings);
}
