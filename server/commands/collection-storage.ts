import { UsageError } from '../../spec/usage-error.ts';
import { configFor } from '../config.ts';
import { documentsWith } from '../documents.ts';
import type { Stores } from '../stores/port.ts';
import { isBusy } from '../stores/sqlite/group-commit.ts';
import { engineOf, openStorage } from '../stores/storage.ts';
import { busy, type StorageOptions } from './storage.ts';

/** What a command on collections works on. */
export interface CollectionStorage {
  /** The contract by which the platform collects. */
  readonly contract: string;
  /** Its bundled document. */
  readonly document: object;
  readonly stores: Stores;
}

/** Opens the stores for one command, and closes them again whatever happens. No key is needed. */
export async function withCollections<T>(
  { database, contract: bundle }: StorageOptions,
  work: (storage: CollectionStorage) => Promise<T>,
): Promise<T> {
  const [contract, document] = collecting(bundle);
  const settled = configFor({ database });
  const { stores } = await openStorage(settled);
  try {
    return await work({ contract, document, stores });
  } catch (error) {
    throw isBusy(error) ? busy(engineOf(settled).name) : error;
  } finally {
    await stores.close();
  }
}

/** The contract whose document has the webhook: there the platform is the one that calls. */
function collecting(bundle: string | undefined): readonly [contract: string, document: object] {
  const found = Object.entries(documentsWith(bundle)).find(([, document]) => {
    const { webhooks = {} } = document as { readonly webhooks?: object };
    return 'collectRecords' in webhooks;
  });
  if (found) return found;
  throw new UsageError({
    zh: '契约中没有 webhook collectRecords，无从采集',
    en: 'No contract has the webhook collectRecords, so nothing can be collected',
  });
}
