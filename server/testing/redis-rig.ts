import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import type { Settings } from '../stores/port.ts';
import { openRedisState } from '../stores/redis/open.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import type { State } from '../stores/state-port.ts';
import { type Daemon, startDaemon } from './engines/daemon.ts';
import { freePort } from './engines/free-port.ts';
import { installed } from './engines/installed.ts';
import { addressOf } from './engines/named.ts';

/** The Redis that is there for tests; empty if there is none. */
export const stateUrl = addressOf('state', process.env) ?? '';

/** Whether tests may start a Redis of their own, to treat it badly. */
export const mayStartRedis = stateUrl !== '' && installed('redis-server') !== undefined;

/** One system: the settings of its database, and as many instances as a test wants. */
export interface System {
  readonly settings: Settings;
  /** `lacksNonces`: others are remembered elsewhere. */
  open(url?: string, lacksNonces?: boolean): Promise<State>;
}

/** A new system, which is closed with the test. */
export async function createSystem(): Promise<System> {
  const { settings, close } = await openSqliteStores(':memory:');
  onTestFinished(close);
  return {
    settings,
    async open(url = stateUrl, lacksNonces = false) {
      const state = await openRedisState(url, settings, lacksNonces);
      onTestFinished(() => state.close());
      return state;
    },
  };
}

/** As many instances of a new system as there are numbers from 1 to `count`. */
export async function openInstances(count: number): Promise<readonly State[]> {
  const { open } = await createSystem();
  return Promise.all(Array.from({ length: count }, () => open()));
}

/** A Redis of its own for one test. */
export async function startOwnRedis(...settings: readonly string[]): Promise<Daemon> {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-redis-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const all = [`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`, 'save ""', ...settings];
  const password = /requirepass (\S+)/.exec(all.join('\n'))?.[1];
  const daemon = await startDaemon(
    `redis://${password ? `:${password}@` : ''}127.0.0.1:${port}`,
    {
      command: installed('redis-server') ?? '',
      words: ['-'],
      input: all.join('\n'),
      ready: /Ready to accept connections/,
    },
    'SIGTERM',
  );
  onTestFinished(() => daemon.stop());
  return daemon;
}

/** Has a Redis do something behind the back of the program. */
export async function commanded(url: string, name: string, ...words: readonly string[]) {
  const redis = new Redis(url);
  try {
    return await redis.call(name, ...words);
  } finally {
    redis.disconnect();
  }
}
