import { setTimeout as wait } from 'node:timers/promises';
import type { Loaded, Loading, LoadMode, Row } from '../dataset-port.ts';
import { openStaging, type Staging } from '../staging/staging.ts';
import { type Connection, held } from './connection.ts';
import { type DatasetTables, tableOf } from './dataset-tables.ts';
import {
  createMerger,
  createWriter,
  type KeyedDataset,
  nothingLoaded,
  sumOf,
} from './dataset-writing.ts';

type Tables = Connection<DatasetTables>;
type OnStored = (rows: number) => void;

/** What rows that come with keys are to do, and where they gather before. */
export interface MergingSetting {
  readonly dataset: KeyedDataset;
  readonly mode: LoadMode;
  /** The file beside which there is room for all rows. */
  readonly beside: string;
}

/**
 * SX-A31: gathers rows in a file of its own, then merges them in the order of their keys. Readers
 * find rows at the places 1 to `count` at every moment, and no row ever moves.
 */
export async function openMerging(connection: Tables, setting: MergingSetting): Promise<Loading> {
  const { dataset, mode, beside } = setting;
  const staging = await openStaging(beside, dataset);
  return {
    add: (row, line = 0) => staging.add(row, line),
    async commit(onStored = () => {}) {
      const store = mode === 'replace' ? replace : merge;
      try {
        return await store(connection, dataset, { staging, onStored });
      } finally {
        staging.close();
      }
    },
    rollback: async () => staging.close(),
  };
}

interface Source {
  readonly staging: Staging;
  readonly onStored: OnStored;
}

/** In many transactions, with others' turns in between. */
async function merge(
  connection: Tables,
  dataset: KeyedDataset,
  { staging, onStored }: Source,
): Promise<Loaded> {
  const mergeSome = createMerger(connection, dataset);
  const write = connection.commit(function* (rows: readonly Row[]) {
    yield* held(connection, tableOf(dataset));
    return yield* mergeSome(rows);
  });
  let loaded = nothingLoaded;
  for (const rows of staging.batches()) {
    loaded = sumOf(loaded, await write(rows));
    onStored(loaded.added + loaded.changed + loaded.unchanged);
    await wait(connection.vocabulary.pause);
  }
  return loaded;
}

/** All at once, because every place gets another row: nobody is to read half of the old ones. */
function replace(
  connection: Tables,
  dataset: KeyedDataset,
  { staging, onStored }: Source,
): Promise<Loaded> {
  const { clear, append } = createWriter(connection, dataset);
  const write = connection.commit(function* () {
    yield* held(connection, tableOf(dataset));
    yield* clear();
    let added = 0;
    for (const rows of staging.batches()) {
      yield* append(rows, added);
      added += rows.length;
      onStored(added);
    }
    return { ...nothingLoaded, added };
  });
  return write(undefined);
}
