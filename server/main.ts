import { type Config, config } from './config.ts';
import { type Documents, shippedDocuments } from './documents.ts';
import { createLog, type Log } from './log.ts';
import type { Door } from './overload/door.ts';
import type { Clock } from './platform.ts';
import { nothingSeeded, type Seeded, seedDemo } from './seed.ts';
import { type Running, start } from './start.ts';
import { engineOf } from './stores/storage.ts';
import { writeTargets } from './target-files.ts';

export interface ServerSetting {
  readonly database: string;
  readonly documents?: Documents;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly seed?: 'demo';
  readonly log?: Log;
  readonly clock?: Clock;
  /** Lets calls in; absent, the server makes its own. */
  readonly door?: Door;
  readonly config?: Partial<Config>;
}

export interface StartedServer extends Running {
  /** Secrets of the demo applications, by contract; empty without `seed`. */
  readonly credentials: Seeded['credentials'];
  /** A judge's target file for each contract, if the server was seeded. */
  readonly targets: Readonly<Record<string, string>>;
}

/** Starts the reference server within this process: for tests, benches and `qiyue serve`. */
export async function startServer(setting: ServerSetting): Promise<StartedServer> {
  const { database, documents = shippedDocuments(), port = 0, seed, clock, door } = setting;
  const settled = config({}, { ...setting.config, database, port });
  const log = setting.log ?? createLog('silent');
  let seeded = nothingSeeded;

  const running = await start({
    config: settled,
    documents,
    log,
    ...(clock && { clock }),
    ...(door && { door }),
    async prepare(holdings) {
      if (seed) seeded = await seedDemo(holdings, documents);
    },
  });
  return { ...running, credentials: seeded.credentials, targets: seeded.targets(running.url) };
}

export interface ServeSetting {
  readonly config: Config;
  readonly documents: Documents;
  readonly seed?: 'demo';
  /** Folder for the target files. */
  readonly writeTargets?: string;
}

/** `qiyue serve`: runs until SIGTERM or SIGINT, then stops in good order; a second one cuts off. */
export async function serve({ config: given, ...rest }: ServeSetting): Promise<void> {
  const log = createLog(given.logLevel);
  const { database, port } = given;
  const { documents, seed } = rest;
  const server = await startServer({
    ...{ config: given, database, port, documents, log },
    ...(seed && { seed }),
  });
  await handOut(server, rest.writeTargets);
  log.info({ url: server.url, database: engineOf(given).name }, 'listening');
  log.flush();

  await signalled();
  process.once('SIGTERM', () => process.exit(1));
  process.once('SIGINT', () => process.exit(130));
  log.info('stopping');
  await server.close();
  log.info('stopped');
  log.flush();
  leaveSoon();
}

/** A database that does not answer may keep a connection open, but not this process. */
export const leaveSoon = (): void => void setTimeout(() => process.exit(), lastWords).unref();

/** Milliseconds for what is still to be written. */
const lastWords = 1_000;

/** Prints the target files and writes them; if that fails the server does not stay up. */
export async function handOut(
  { targets, close }: Pick<StartedServer, 'targets' | 'close'>,
  folder: string | undefined,
) {
  const texts = Object.values(targets);
  if (texts.length > 0) process.stdout.write(texts.join('---\n'));
  if (folder === undefined) return;
  try {
    writeTargets(folder, targets);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Resolves when the process is told to stop. */
export const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
