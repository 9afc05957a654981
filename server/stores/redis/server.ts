import type { Redis } from 'ioredis';

/** What matters of the Redis at the other end of a connection. */
export interface Server {
  /** Another one after each start, and on each machine. */
  readonly run: string;
  /** What it does when its memory is full. */
  readonly evictionPolicy: string | undefined;
  /** Whether all that it confirmed is still there after a crash. */
  readonly isDurable: boolean;
}

/** Asks it; a Redis that does not tell how it was set up counts as one that may forget. */
export async function serverOf(redis: Redis): Promise<Server> {
  const facts = factsIn(await redis.info());
  const run = facts.get('run_id');
  if (!run) throw new Error('it does not tell its run_id');
  return {
    run,
    evictionPolicy: facts.get('maxmemory_policy'),
    isDurable: isAlone(facts) && facts.get('aof_enabled') === '1' && (await syncsAlways(redis)),
  };
}

/** Whether it drops data when its memory is full. */
export const isForgetful = ({ evictionPolicy }: Server): boolean =>
  evictionPolicy !== undefined && evictionPolicy !== 'noeviction';

const factsIn = (info: string): ReadonlyMap<string, string> =>
  new Map(
    [...info.matchAll(/^(\w+):(.*?)\r?$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

/** A replica that took over may lack what its master confirmed last. */
const isAlone = (facts: ReadonlyMap<string, string>): boolean =>
  facts.get('role') === 'master' && /^0*$/.test(facts.get('master_replid2') ?? '');

async function syncsAlways(redis: Redis): Promise<boolean> {
  try {
    const [sync, pausing] = await Promise.all(
      ['appendfsync', 'no-appendfsync-on-rewrite'].map((name) => redis.config('GET', name)),
    );
    return String(sync) === 'appendfsync,always' && String(pausing).endsWith(',no');
  } catch {
    return false;
  }
}
