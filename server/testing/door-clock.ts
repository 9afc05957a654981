import type { DoorClock } from '../overload/door.ts';

/** A clock that a test moves, and an event loop whose rounds it runs. */
export interface TestClock extends DoorClock {
  pass(milliseconds: number): void;
  /** Runs what was put off until now, not what that puts off in turn. */
  round(): void;
  /** Runs rounds until nothing is put off any more. */
  rest(): void;
}

export function createTestClock(): TestClock {
  let now = 0;
  let steps: (() => void)[] = [];
  const round = () => {
    const due = steps;
    steps = [];
    for (const step of due) step();
  };
  return {
    now: () => now,
    soon: (step) => {
      steps.push(step);
    },
    pass(milliseconds) {
      now += milliseconds;
    },
    round,
    rest() {
      while (steps.length > 0) round();
    },
  };
}
