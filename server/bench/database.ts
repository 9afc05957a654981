import { createApplication } from '../accounts/applications.ts';
import { keyFileBeside } from '../config.ts';
import { openVault } from '../keys/key-file.ts';
import type { Stores } from '../stores/port.ts';
import { openStorage } from '../stores/storage.ts';
import type { BenchPlace } from './shared-engines.ts';

/** Works on the stores of a place, and closes them again. */
export async function withStores<T>(
  place: BenchPlace,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const { stores } = await openStorage(place);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

/** Makes a database with one application in it and what `fill` adds; gives its secret. */
export const createDatabase = (
  place: BenchPlace,
  application: Parameters<typeof createApplication>[1],
  fill: (stores: Stores) => Promise<void>,
): Promise<string> =>
  withStores(place, async (stores) => {
    const vault = await openVault(keyFileBeside(place.database), stores.settings);
    const secret = await createApplication({ stores, vault }, application);
    if (secret === undefined) throw new Error('the bench began with a database that was not new');
    await fill(stores);
    return secret;
  });
