import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { UsageError } from '../../../spec/usage-error.ts';
import type { LicenceFiles } from '../../licences/files.ts';
import type { Datasets, LastingStores } from '../port.ts';
import type { DatasetTables } from '../sql/dataset-tables.ts';
import { openMerging } from '../sql/merging.ts';
import { mainMigrations, stateMigrations } from '../sql/migrations.ts';
import { createStores } from '../sql/stores.ts';
import type { MainTables, StateTables } from '../sql/tables.ts';
import { createWindows } from '../windows.ts';
import { connect } from './connection.ts';
import { createLicenceDocuments, documentMigrations } from './licence-documents.ts';
import { openLoading } from './loading.ts';
import { migrate } from './migrate.ts';
import { callTerms, longTerms, openPool } from './pool.ts';

/** Stores that many instances can share, and the documents that a single one has in files. */
export interface PostgresStores extends LastingStores {
  readonly licenceFiles: LicenceFiles;
}

/** Beside this, imports gather their rows until they are stored; TMPDIR moves it. */
const beside = join(tmpdir(), 'qiyue.sqlite');

/**
 * Opens the stores in a PostgreSQL database, in the schema that its URL or its user chooses. How
 * often a caller calls is counted by each instance for itself; Redis counts for all of them.
 */
export async function openPostgresStores(url: string): Promise<PostgresStores> {
  const [calls, slow] = [openPool(url, callTerms), openPool(url, longTerms)];
  const close = async () => {
    await Promise.all([calls.end(), slow.end()]);
  };
  try {
    await migrated(slow);
  } catch (error) {
    await close();
    throw unusable(error);
  }
  const main = connect<MainTables>(calls);
  const rows = connect<DatasetTables>(calls);
  const long = { main: connect<MainTables>(slow), rows: connect<DatasetTables>(slow) };
  const [load, state] = [loading(long.rows), connect<StateTables>(calls)];
  return {
    ...createStores({ main, durable: main, state, rows, long, load, beside }),
    windows: createWindows(),
    licenceFiles: createLicenceDocuments(connect(calls)),
    async ping() {
      await calls.query('select 1');
    },
    close,
  };
}

async function migrated(pool: pg.Pool) {
  const { sql, vocabulary } = connect(pool);
  const sets = {
    main: mainMigrations(vocabulary),
    state: stateMigrations(vocabulary),
    documents: documentMigrations(vocabulary),
  };
  const steps = Object.entries(sets).flatMap(([set, migrations]) =>
    Object.entries(migrations).map(([name, step]) => [`${set} ${name}`, step] as const),
  );
  await migrate(sql, 'stores', Object.fromEntries(steps));
}

/** All rows wait on this machine until they are read and checked. */
const loading =
  (rows: ReturnType<typeof connect<DatasetTables>>): Datasets['load'] =>
  ({ key, ...rest }, mode) =>
    key === undefined
      ? openLoading(rows, { dataset: rest, mode, beside })
      : openMerging(rows, { dataset: { ...rest, key }, mode, beside });

/** The URL holds a password, so it is not repeated. */
export const unusable = (error: unknown): UsageError => {
  if (error instanceof UsageError) return error;
  const cause = error instanceof Error ? error.message : String(error);
  const advice = isForbidden(error) ? prepareFirst : { zh: '', en: '' };
  return new UsageError({
    zh: `无法使用 QIYUE_DATABASE_URL 所指的 PostgreSQL 数据库：${cause}${advice.zh}`,
    en: `The PostgreSQL database of QIYUE_DATABASE_URL cannot be used: ${cause}${advice.en}`,
  });
};

/** The role may not do this: as that of a server may not make tables. */
const isForbidden = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '42501';

const prepareFirst = {
  zh: '；请先用拥有该库的角色运行 qiyue serve --prepare',
  en: '; run qiyue serve --prepare first, as the role that owns the database',
};
