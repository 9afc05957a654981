import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterGiven, startCluster } from '../testing/balancer.ts';
import { type Engines, startEngines } from '../testing/engines/both.ts';
import type { Daemon } from '../testing/engines/daemon.ts';
import { installed } from '../testing/engines/installed.ts';
import type { Place } from './strands/place.ts';

/** What faults are done to. */
export interface Stage extends Place {
  readonly instances: readonly Daemon[];
  stop(): Promise<void>;
}

/** Three instances behind a balancer, and what they share. */
export interface ClusterStage extends Stage {
  readonly database: Daemon;
  readonly state: Daemon;
  /** Steps the clock of an instance that many milliseconds away from the right time. */
  shiftClock(instance: number, milliseconds: number): void;
}

/** Starts engines and servers; `undefined` where a program for it is missing. */
export async function clusterStage(logs?: string): Promise<ClusterStage | undefined> {
  const haproxy = installed('haproxy');
  if (haproxy === undefined) return undefined;
  const engines = await startEngines({ database: true, state: 'durable' });
  const { database, state } = engines;
  if (database && state) return startServers({ haproxy, logs }, { ...engines, database, state });
  await engines.stop();
  return undefined;
}

async function startServers(
  given: Pick<ClusterGiven, 'haproxy' | 'logs'>,
  engines: Required<Engines>,
): Promise<ClusterStage> {
  const { database, state } = engines;
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-clocks-'));
  const clocks = [0, 1, 2].map((index) => join(folder, `clock-${index}`));
  const end = async () => {
    await engines.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const preloads = clocks.map(clockModule);
    const urls = { databaseUrl: database.url, stateUrl: state.url };
    const cluster = await startCluster({ ...given, ...urls, preloads, drain });
    const stop = async () => {
      await cluster.stop();
      await end();
    };
    const shiftClock = (instance: number, milliseconds: number) =>
      writeFileSync(clocks[instance] ?? '', String(milliseconds));
    return { ...cluster, database, state, shiftClock, stop };
  } catch (error) {
    await end();
    throw error;
  }
}

/** As in the settings that operators get: longer than the balancer takes to notice. */
const drain = 3_000;

function clockModule(file: string): string {
  const module = new URL('clock.ts', import.meta.url);
  module.searchParams.set('file', file);
  return String(module);
}
