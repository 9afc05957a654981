import type { Dataset, Loading, LoadMode } from '../dataset-port.ts';
import { type Connection, held } from '../sql/connection.ts';
import { type DatasetTables, tableOf } from '../sql/dataset-tables.ts';
import { createWriter } from '../sql/dataset-writing.ts';
import { openStaging, type Staging } from '../staging/staging.ts';

type Tables = Connection<DatasetTables>;

export interface LoadingSetting {
  readonly dataset: Dataset;
  readonly mode: LoadMode;
  /** The file beside which there is room for all rows. */
  readonly beside: string;
}

/** Gathers rows without keys in a file of this machine, then stores them in one transaction. */
export async function openLoading(connection: Tables, setting: LoadingSetting): Promise<Loading> {
  const staging = await openStaging(setting.beside, setting.dataset);
  let line = 0;
  return {
    add(row) {
      line += 1;
      staging.add(row, line);
      return undefined;
    },
    async commit(onStored = () => {}) {
      try {
        const added = await stored(connection, setting, { staging, onStored });
        return { added, changed: 0, unchanged: 0 };
      } finally {
        staging.close();
      }
    },
    rollback: async () => staging.close(),
  };
}

interface Source {
  readonly staging: Staging;
  readonly onStored: (rows: number) => void;
}

function stored(connection: Tables, { dataset, mode }: LoadingSetting, source: Source) {
  const { clear, last, append } = createWriter(connection, dataset);
  const write = connection.commit(function* () {
    yield* held(connection, tableOf(dataset));
    if (mode === 'replace') yield* clear();
    const before = yield* last();
    let added = 0;
    for (const rows of source.staging.batches()) {
      yield* append(rows, before + added);
      added += rows.length;
      source.onStored(added);
    }
    return added;
  });
  return write(undefined);
}
