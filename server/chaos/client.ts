import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from './ledger.ts';
import type { Strand } from './strand.ts';

/** A client at work: all its strands at once, each call after call. */
export interface Client {
  readonly entries: readonly Entry[];
  /** Ends when the calls that are on their way are answered. */
  stop(): Promise<void>;
}

/** Calls that a strand makes at most, whatever happens. */
const most = 5_000;

/** Sets the strands to work. */
export function startClient(strands: readonly Strand[]): Client {
  const entries: Entry[] = [];
  let isWorking = true;

  async function work(strand: Strand) {
    for (let count = 0; isWorking && count < most; count += 1) {
      const outcome = await strand.step();
      entries.push({ at: performance.now(), strand: strand.name, outcome });
      await wait(strand.pause);
    }
  }
  const working = Promise.all(strands.map(work));
  return {
    entries,
    async stop() {
      isWorking = false;
      await working;
    },
  };
}
