import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Provider } from '../collection/config.ts';
import { type RunResult, runCollection } from '../collection/run.ts';
import { servicesIn } from '../data-services.ts';
import { shippedDocuments } from '../documents.ts';
import type { Dataset } from '../stores/dataset-port.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { type StartedProvider, startProvider } from './provider/start.ts';

/** How a run differs from the usual one. */
export interface RunGiven {
  readonly provider?: Partial<Provider>;
  readonly since?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: () => void;
  /** Takes in why it asked again. */
  readonly retries?: string[];
}

/** A provider in another process, and a new database to collect into. */
export interface CollectRig {
  readonly contract: string;
  readonly total: number;
  readonly served: StartedProvider;
  readonly grades: Dataset;
  readonly stores: Stores;
  run(given?: RunGiven): Promise<RunResult>;
  /** Why a run was refused, in English; throws if it was not. */
  reasonOf(given?: RunGiven): Promise<string>;
  /** How many rows there are of everything. */
  rowCounts(): Readonly<Record<string, number>>;
  files(): readonly string[];
  /** Ends what belongs to one test; the provider goes on. */
  end(): Promise<void>;
}

const contract = 'shanxi';
const total = 25;

/** Starts the provider; what it gives makes a database for one test. */
export async function startCollectRig() {
  const served = await startProvider({ records: total });
  const grades = await gradesDataset();
  const open = async (): Promise<CollectRig> => {
    const directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    const file = join(directory, 'qiyue.sqlite');
    const stores = await openSqliteStores(file);
    const run = (given: RunGiven = {}) =>
      runCollection({
        contract,
        provider: { ...usual, ...addressOf(served), ...given.provider },
        collections: stores.collections,
        since: given.since ?? null,
        publish: grades,
        signal: given.signal ?? new AbortController().signal,
        onProgress: given.onProgress ?? (() => {}),
        onRetry: ({ why }) => given.retries?.push(why.en),
      });
    return {
      ...{ contract, total, served, grades, stores, run },
      reasonOf: async (given) => reasonIn(await run(given)),
      rowCounts: () => rowCountsIn(file),
      files: () => readdirSync(directory),
      async end() {
        await served.misbehave();
        await stores.close();
        rmSync(directory, { recursive: true });
      },
    };
  };
  return { open, close: served.close };
}

const addressOf = ({ url, publicKey, keyId }: StartedProvider) => ({ url, publicKey, keyId });

/** Pages of ten, and little patience. */
const usual = {
  name: 'tax',
  pagesize: 10,
  timeout: 5_000,
  attempts: 3,
  backoff: { initial: 1, maximum: 4 },
  headers: {},
  tls: {},
  publish: true,
};

async function gradesDataset(): Promise<Dataset> {
  const services = await servicesIn(contract, shippedDocuments()[contract] ?? {});
  const found = services.find(({ dataset }) => dataset.name === 'grades');
  if (!found) throw new Error('the contract has no grades');
  return found.dataset;
}

function reasonIn(result: RunResult): string {
  if (result.kind === 'ended' && result.collection.reason) return result.collection.reason.en;
  throw new Error('not refused');
}

function rowCountsIn(file: string): Readonly<Record<string, number>> {
  const raw = new SQLite(file, { readonly: true });
  const tables = raw.prepare<[], string>("select name from sqlite_schema where type = 'table'");
  const counts = tables
    .pluck()
    .all()
    .map((name) => [name, raw.prepare(`select count(*) from "${name}"`).pluck().get()]);
  raw.close();
  return Object.fromEntries(counts);
}

/** One provider for the tests of a file, and a rig for each of them, told before it begins. */
export function openForEach(told: (rig: CollectRig) => void): void {
  let provider: Awaited<ReturnType<typeof startCollectRig>>;
  beforeAll(async () => {
    provider = await startCollectRig();
  });
  afterAll(() => provider.close());
  beforeEach(async () => {
    const rig = await provider.open();
    told(rig);
    return () => rig.end();
  });
}
