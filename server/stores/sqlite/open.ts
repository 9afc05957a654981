import { UsageError } from '../../../spec/usage-error.ts';
import type { Datasets, LastingStores } from '../port.ts';
import type { DatasetTables } from '../sql/dataset-tables.ts';
import { openMerging } from '../sql/merging.ts';
import { mainMigrations, stateMigrations } from '../sql/migrations.ts';
import { createStores } from '../sql/stores.ts';
import type { MainTables, StateTables } from '../sql/tables.ts';
import { createWindows } from '../windows.ts';
import { connect, openDurably, openFile, type SqliteConnection } from './connection.ts';
import { patience } from './group-commit.ts';
import { openLoading } from './loading.ts';
import { migrate } from './migrate.ts';

/**
 * Opens the stores on two files: the main one, and beside it the short-lived state, which is
 * written with every call and so must not wait for an import into the main file. Cases and licences
 * have a handle of their own on the main file, because a power cut must not lose them.
 */
export async function openSqliteStores(file: string): Promise<LastingStores> {
  const files = openFiles(file);
  const main = connect<MainTables>(files.main);
  const state = connect<StateTables>(files.state);
  await migrate(main, mainMigrations(main.vocabulary));
  await migrate(state, stateMigrations(state.vocabulary));
  const durable = connect<MainTables>(files.durable, patience);
  const rows = connect<DatasetTables>(files.main);
  const long = { main, rows };
  return {
    ...createStores({ main, durable, state, rows, long, load: loading(rows), beside: file }),
    windows: createWindows(),
    async ping() {
      for (const raw of Object.values(files)) raw.prepare('select 1').get();
    },
    async close() {
      for (const raw of Object.values(files)) raw.close();
    },
  };
}

/** Rows with a key are merged; the others go to the file as they come. */
const loading =
  (rows: SqliteConnection<DatasetTables>): Datasets['load'] =>
  ({ key, ...rest }, mode) =>
    key === undefined
      ? openLoading(rows, rest, mode)
      : openMerging(rows, { dataset: { ...rest, key }, mode, beside: rows.raw.name });

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
