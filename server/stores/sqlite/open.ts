import { UsageError } from '../../../spec/usage-error.ts';
import type { Stores } from '../port.ts';
import { createWindows } from '../windows.ts';
import { createAccounts } from './accounts.ts';
import { createApplications } from './applications.ts';
import { createCases } from './cases.ts';
import { createCollections } from './collections.ts';
import { connect, openDurably, openFile } from './connection.ts';
import type { DatasetTables } from './dataset-tables.ts';
import { createDatasets } from './datasets.ts';
import { createLicences } from './licences.ts';
import { migrate } from './migrate.ts';
import { mainMigrations, stateMigrations } from './migrations.ts';
import { createNonces } from './nonces.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import type { MainTables, StateTables } from './tables.ts';
import { createUsers } from './users.ts';

/**
 * Opens the stores on two files: the main one, and beside it the short-lived state, which is
 * written with every call and so must not wait for an import into the main file. Cases and licences
 * have a handle of their own on the main file, because a power cut must not lose them.
 */
export async function openSqliteStores(file: string): Promise<Stores> {
  const files = openFiles(file);
  const main = connect<MainTables>(files.main);
  const state = connect<StateTables>(files.state);
  await migrate(main, mainMigrations);
  await migrate(state, stateMigrations);
  const durable = connect<MainTables>(files.durable);
  return {
    applications: createApplications(main),
    accounts: createAccounts(main),
    users: createUsers(main, durable),
    sessions: createSessions(state),
    cases: createCases(main, durable),
    licences: createLicences(main, durable),
    collections: createCollections(main),
    datasets: createDatasets(connect<DatasetTables>(files.main)),
    settings: createSettings(main),
    nonces: createNonces(state),
    windows: createWindows(),
    async ping() {
      for (const raw of Object.values(files)) raw.prepare('select 1').get();
    },
    async close() {
      for (const raw of Object.values(files)) raw.close();
    },
  };
}

/** What keeps a file from being opened is for the operator to mend, so it is said in words. */
function openFiles(file: string) {
  try {
    const main = openFile(file);
    const durable = file === ':memory:' ? main : openDurably(file);
    return { main, durable, state: openFile(stateFile(file)) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new UsageError({
      zh: `无法打开数据库文件 ${file}：${cause}`,
      en: `Cannot open the database file ${file}: ${cause}`,
    });
  }
}

export const stateFile = (file: string): string =>
  file === ':memory:' ? file : `${file.replace(/\.sqlite$/, '')}.state.sqlite`;
