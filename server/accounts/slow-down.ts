import { createHash } from 'node:crypto';
import type { Clock, Setting } from '../platform.ts';

/**
 * NM-A47, SX-A45: no document sets a limit to guessing secrets, so this one is ours. Each call with
 * a wrong secret beyond 50 within a minute, for one name, is answered late: by 250 ms, then by
 * twice as much each time up to 4 s. A success clears the record of the name, so that somebody who
 * tries out every fault now and then, as a judge does, is not held up.
 */
export interface SlowDown {
  /** Resolves when the failure may be answered. */
  failed(name: string): Promise<void>;
  succeeded(name: string): void;
}

const freeFailures = 50;
const minute = 60_000;
const shortest = 250;
const longest = 4_000;

/** Names that are remembered; beyond it the one that has failed least recently is forgotten. */
const nameLimit = 10_000;

/** Answers that wait at one time; beyond it holding more would cost us, not those who guess. */
const waitingLimit = 1_000;

/** The times of the last 50 failures, the oldest at `next`, and how many since were too many. */
interface Failures {
  readonly times: Float64Array;
  next: number;
  late: number;
}

/** The clock it counts by; who is late on purpose should rest and hold no place. */
export interface SlowDownSetting extends Pick<Setting, 'rest'> {
  readonly clock: Pick<Clock, 'elapsed' | 'wait'>;
}

export function createSlowDown({ clock, rest = clock.wait }: SlowDownSetting): SlowDown {
  const names = new Map<string, Failures>();
  let waiting = 0;

  function remembered(name: string): Failures {
    const failures = names.get(name) ?? noFailures();
    names.delete(name);
    names.set(name, failures);
    const [oldest] = names.keys();
    if (names.size > nameLimit && oldest !== undefined) names.delete(oldest);
    return failures;
  }

  async function late(delay: number) {
    if (delay === 0 || waiting >= waitingLimit) return;
    waiting += 1;
    await rest(delay).finally(() => {
      waiting -= 1;
    });
  }

  return {
    async failed(name) {
      await late(delayOf(counted(remembered(digestOf(name)), clock.elapsed())));
    },
    succeeded(name) {
      names.delete(digestOf(name));
    },
  };
}

const noFailures = (): Failures => ({
  times: new Float64Array(freeFailures).fill(Number.NEGATIVE_INFINITY),
  next: 0,
  late: 0,
});

/** A failure is late if the one 50 before it is less than a minute old. */
function counted(failures: Failures, now: number): Failures {
  const before = failures.times[failures.next] ?? Number.NEGATIVE_INFINITY;
  failures.times[failures.next] = now;
  failures.next = (failures.next + 1) % freeFailures;
  failures.late = now - before < minute ? failures.late + 1 : 0;
  return failures;
}

const delayOf = ({ late }: Failures): number =>
  late === 0 ? 0 : Math.min(shortest * 2 ** (late - 1), longest);

/** However long what a caller sends, what is kept of it is short. */
const digestOf = (name: string): string => createHash('sha256').update(name).digest('base64');
