import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Daemon } from './daemon.ts';
import { installed, postgresFolder } from './installed.ts';
import { startPostgres } from './postgres.ts';
import { type Memory, startRedis } from './redis.ts';

/** The engines that could be started; one is absent where its program is not installed. */
export interface Engines {
  readonly database?: Daemon;
  readonly state?: Daemon;
  /** Stops them and removes what they kept. */
  stop(): Promise<void>;
}

/** Which of them to start. */
export interface Wanted {
  readonly database: boolean;
  readonly state: Memory | false;
}

/** Starts PostgreSQL and Redis side by side in a temporary folder, or neither if one fails. */
export async function startEngines(wanted: Wanted): Promise<Engines> {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-engines-'));
  // PostgreSQL runs as another user, who has to reach its own part of the folder.
  chmodSync(folder, 0o755);
  const [programs, redis] = [postgresFolder(), installed('redis-server')];
  const begun = await Promise.allSettled([
    wanted.database && programs ? startPostgres(programs, join(folder, 'postgres')) : undefined,
    wanted.state && redis ? startRedis(redis, join(folder, 'redis'), wanted.state) : undefined,
  ]);
  const [database, state] = begun.map((one) =>
    one.status === 'fulfilled' ? one.value : undefined,
  );
  const stop = async () => {
    await Promise.all([database?.stop(), state?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  const failed = begun.find((one) => one.status === 'rejected');
  if (!failed) return { ...(database && { database }), ...(state && { state }), stop };
  await stop();
  throw failed.reason;
}
