import type { Log } from './log.ts';
import type { Clock } from './platform.ts';
import type { Stores } from './stores/port.ts';

const interval = 5_000;
const batch = 2_000;

/** Seconds: what this clock takes for expired may still count by that of another instance. */
const clocksApart = 600;

/** A store that forgets what has expired. */
interface Purgeable {
  purge(now: number, atMost: number): Promise<number>;
}

/** Forgets expired nonces and sessions in the background; gives the function that stops it. */
export function startPurging({ nonces, sessions }: Stores, clock: Clock, log: Log): () => void {
  const stops = [nonces, sessions].map((store) => startRounds(store, clock, log));
  return () => {
    for (const stop of stops) stop();
  };
}

/** In batches so small that no call waits long for one. */
function startRounds(store: Purgeable, clock: Clock, log: Log): () => void {
  let stopped = false;
  let timer = setTimeout(round, interval);
  async function round() {
    const full = (await purged(store, clock, log)) === batch;
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

async function purged(store: Purgeable, clock: Clock, log: Log): Promise<number> {
  try {
    return await store.purge(Math.floor(clock.now() / 1000) - clocksApart, batch);
  } catch (error) {
    log.error({ cause: String(error) }, 'expired state not purged');
    return 0;
  }
}
