import { createApplication } from '../accounts/applications.ts';
import { keyFileBeside } from '../config.ts';
import { openVault } from '../keys/key-file.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';

/** Makes a database with one application in it and what `fill` adds; gives its secret. */
export async function createDatabase(
  database: string,
  application: Parameters<typeof createApplication>[1],
  fill: (stores: Stores) => Promise<void>,
): Promise<string> {
  const stores = await openSqliteStores(database);
  try {
    const vault = await openVault(keyFileBeside(database), stores.settings);
    const secret = await createApplication({ stores, vault }, application);
    if (secret === undefined) throw new Error('the bench began with a database that was not new');
    await fill(stores);
    return secret;
  } finally {
    await stores.close();
  }
}
