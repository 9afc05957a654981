import { createHash } from 'node:crypto';
import type { Clock } from '../../platform.ts';

/**
 * NM-A47: the document sets no limit to guessing secrets, so this one is ours. Each login with a
 * wrong secret beyond 50 within a minute, of one appKey and one account, is answered late: by
 * 250 ms, then by twice as much each time up to 4 s. A success of the pair clears its record, so
 * that somebody who tries out every fault now and then, as a judge does, is not held up.
 */
export interface SlowDown {
  /** Resolves when the failure may be answered. */
  failed(appKey: string, account: string): Promise<void>;
  succeeded(appKey: string, account: string): void;
}

const freeFailures = 50;
const minute = 60_000;
const shortest = 250;
const longest = 4_000;

/** Pairs that are remembered; beyond it the one that has failed least recently is forgotten. */
const pairLimit = 10_000;

/** Answers that wait at one time; beyond it holding more would cost us, not those who guess. */
const waitingLimit = 1_000;

/** The times of the last 50 failures, the oldest at `next`, and how many since were too many. */
interface Failures {
  readonly times: Float64Array;
  next: number;
  late: number;
}

export function createSlowDown({ elapsed, wait }: Pick<Clock, 'elapsed' | 'wait'>): SlowDown {
  const pairs = new Map<string, Failures>();
  let waiting = 0;

  function remembered(pair: string): Failures {
    const times = () => new Float64Array(freeFailures).fill(Number.NEGATIVE_INFINITY);
    const failures = pairs.get(pair) ?? { times: times(), next: 0, late: 0 };
    pairs.delete(pair);
    pairs.set(pair, failures);
    const [oldest] = pairs.keys();
    if (pairs.size > pairLimit && oldest !== undefined) pairs.delete(oldest);
    return failures;
  }

  return {
    async failed(appKey, account) {
      const delay = delayOf(remembered(nameOf(appKey, account)), elapsed());
      if (delay === 0 || waiting >= waitingLimit) return;
      waiting += 1;
      await wait(delay).finally(() => {
        waiting -= 1;
      });
    },
    succeeded(appKey, account) {
      pairs.delete(nameOf(appKey, account));
    },
  };
}

/** A failure is late if the one 50 before it is less than a minute old. */
function delayOf(failures: Failures, now: number): number {
  const before = failures.times[failures.next] ?? Number.NEGATIVE_INFINITY;
  failures.times[failures.next] = now;
  failures.next = (failures.next + 1) % freeFailures;
  failures.late = now - before < minute ? failures.late + 1 : 0;
  return failures.late === 0 ? 0 : Math.min(shortest * 2 ** (failures.late - 1), longest);
}

/** However long what a caller sends, what is kept of it is short. */
const nameOf = (appKey: string, account: string): string =>
  createHash('sha256')
    .update(JSON.stringify([appKey, account]))
    .digest('base64');
