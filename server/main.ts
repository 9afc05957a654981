import { writeFileSync } from 'node:fs';
import { UsageError } from '../spec/usage-error.ts';
import { type Config, config } from './config.ts';
import { type Documents, shippedDocuments } from './documents.ts';
import { createLog, type Log } from './log.ts';
import type { Clock } from './platform.ts';
import { servicesIn } from './platforms/wuhan/services.ts';
import { type DemoCredentials, seedDemo } from './seed/demo.ts';
import { targetFile } from './seed/target.ts';
import { type Running, start } from './start.ts';

export interface ServerSetting {
  readonly database: string;
  readonly documents?: Documents;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly seed?: 'demo';
  readonly log?: Log;
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
}

export interface StartedServer extends Running {
  /** TOKEN by PASSID of the demo applications; empty without `seed`. */
  readonly credentials: Partial<DemoCredentials>;
  /** A judge's target file for this server, if it was seeded. */
  readonly target: string | undefined;
}

/** Starts the reference server within this process: for tests, benches and `qiyue serve`. */
export async function startServer(setting: ServerSetting): Promise<StartedServer> {
  const { database, documents = shippedDocuments(), port = 0, seed, clock } = setting;
  const settled = config({}, { ...setting.config, database, port });
  const log = setting.log ?? createLog('silent');
  const services = await servicesIn('wuhan', documents['wuhan'] ?? {});
  let credentials: DemoCredentials | undefined;

  const running = await start({
    config: settled,
    documents,
    log,
    ...(clock && { clock }),
    async prepare(stores, vault) {
      if (seed) credentials = await seedDemo({ stores, vault }, services);
    },
  });
  const target = credentials && targetFile(running.url, credentials);
  return { ...running, credentials: credentials ?? {}, target };
}

export interface ServeSetting {
  readonly config: Config;
  readonly documents: Documents;
  readonly seed?: 'demo';
  readonly writeTarget?: string;
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
  if (server.target !== undefined) await handOut(server, server.target, rest.writeTarget);
  log.info({ url: server.url, database }, 'listening');
  log.flush();

  await signalled();
  process.once('SIGTERM', () => process.exit(1));
  process.once('SIGINT', () => process.exit(130));
  log.info('stopping');
  await server.close();
  log.info('stopped');
  log.flush();
}

/** Prints the credentials and writes them to a file; if that fails the server does not stay up. */
async function handOut(server: StartedServer, target: string, file: string | undefined) {
  process.stdout.write(target);
  if (file === undefined) return;
  try {
    writeFileSync(file, target, { mode: 0o600 });
  } catch (error) {
    await server.close();
    throw unwritable(file, error instanceof Error ? error.message : String(error));
  }
}

const unwritable = (file: string, cause: string) =>
  new UsageError({ zh: `无法写入 ${file}：${cause}`, en: `Cannot write ${file}: ${cause}` });

const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
