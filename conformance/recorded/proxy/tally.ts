import { type LeftOut, leftOutWords } from '../left-out.ts';
import { troubleWords } from './refusals.ts';

/** Counts what a proxy has seen and nobody has judged. */
export interface Tally {
  /** Null stands for an address that is none. */
  readonly note: (reason: LeftOut['reason'] | null) => void;
  /** The most frequent first. */
  readonly all: () => readonly LeftOut[];
}

const words = { ...leftOutWords, ...troubleWords };

/** A tally of one endpoint; which exchange it was, a proxy does not number. */
export function createTally(origin: string): Tally {
  const counts = new Map<LeftOut['reason'], number>();
  return {
    note(reason) {
      const known = reason ?? 'no-operation';
      counts.set(known, (counts.get(known) ?? 0) + 1);
    },
    all: () =>
      [...counts]
        .map(([reason, count]) => ({ reason, says: words[reason], origin, count, entries: [] }))
        .toSorted((one, other) => other.count - one.count),
  };
}
