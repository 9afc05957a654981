import type { Datasets, LastingStores } from '../port.ts';
import { createAccounts } from './accounts.ts';
import { createApplications } from './applications.ts';
import { createCases } from './cases.ts';
import { createCollections } from './collections.ts';
import type { Connection } from './connection.ts';
import type { DatasetTables } from './dataset-tables.ts';
import { createDatasets } from './datasets.ts';
import { createLicences } from './licences.ts';
import { createNonces } from './nonces.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import type { MainTables, StateTables } from './tables.ts';
import { createUsers } from './users.ts';

/** An open database; some of the connections may be one and the same. */
export interface StoresSetting {
  readonly main: Connection<MainTables>;
  /** What is resolved on it outlives a power cut. */
  readonly durable: Connection<MainTables>;
  readonly state: Connection<StateTables>;
  readonly rows: Connection<DatasetTables>;
  readonly load: Datasets['load'];
  /** For work that may take long: its own tables, and those of the datasets. */
  readonly long: {
    readonly main: Connection<MainTables>;
    readonly rows: Connection<DatasetTables>;
  };
  /** The file beside which there is room for what waits to be stored. */
  readonly beside: string;
}

/** The stores that lie in tables, whichever engine keeps them. */
export function createStores(
  setting: StoresSetting,
): Omit<LastingStores, 'windows' | 'ping' | 'close'> {
  const { main, durable, state, rows, load, long, beside } = setting;
  return {
    applications: createApplications(main),
    accounts: createAccounts(main),
    users: createUsers(main, durable),
    sessions: createSessions(state),
    cases: createCases(main, durable),
    licences: createLicences(main, durable),
    collections: createCollections({ ...long, beside }),
    datasets: createDatasets({ rows, long: long.rows, load }),
    settings: createSettings(main),
    nonces: createNonces(state),
  };
}
