/** Opens what a server keeps, on the engines that its settings name. */

import type { Config } from '../config.ts';
import type { Engine, LastingStorage } from './engine-port.ts';
import type { Stores } from './port.ts';
import { postgresEngine } from './postgres/engine.ts';
import { sqliteEngine } from './sqlite/engine.ts';
import { withSharedWindows } from './with-shared-windows.ts';
import { withState } from './with-state.ts';

/** Where the data are: a file, or a PostgreSQL database; what is short-lived, maybe in Redis. */
export type Place = Pick<Config, 'database' | 'databaseUrl' | 'stateUrl' | 'windowsFile'>;

export interface OpenStorage extends Pick<LastingStorage, 'licenceFiles'> {
  readonly stores: Stores;
}

/** The engine of everything that must last. */
export const engineOf = ({ database, databaseUrl }: Place): Engine =>
  databaseUrl === undefined ? sqliteEngine(database) : postgresEngine(databaseUrl);

/** Opens it and brings it to the newest form; what opened is closed again if a later part fails. */
export async function openStorage(place: Place): Promise<OpenStorage> {
  const lasting = await engineOf(place).openStores();
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
