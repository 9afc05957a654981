import type { Log } from './log.ts';
import type { Clock } from './platform.ts';
import type { Nonces } from './stores/port.ts';

const interval = 5_000;
const batch = 2_000;

/**
 * Forgets expired nonces in the background, in batches so small that no call waits long for one.
 * Gives the function that stops it.
 */
export function startPurging(nonces: Nonces, clock: Clock, log: Log): () => void {
  let stopped = false;
  let timer = setTimeout(round, interval);
  async function round() {
    const full = (await purged(nonces, clock, log)) === batch;
    if (stopped) return;
    timer = setTimeout(round, full ? 0 : interval);
    timer.unref();
  }
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function purged(nonces: Nonces, clock: Clock, log: Log): Promise<number> {
  try {
    return await nonces.purge(Math.floor(clock.now() / 1000), batch);
  } catch (error) {
    log.error({ cause: String(error) }, 'nonces not purged');
    return 0;
  }
}
