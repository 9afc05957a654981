import { createDoor, type Door } from '../overload/door.ts';
import { createTestClock, type TestClock } from './door-clock.ts';

/** A door with a clock of its own, and calls that come to it. */
export interface DoorTrial {
  readonly clock: TestClock;
  readonly door: Door;
  /** Each call is told by its number: begun, or turned away with the reason. */
  readonly told: readonly string[];
  reasons(): readonly string[];
  /** So many calls come; each takes so many milliseconds when it is begun with. */
  come(count: number, takes?: number): void;
  /** Work that ends when the test calls what is given back. */
  startWork(count: number): () => Promise<void>;
}

export function createDoorTrial(most: number): DoorTrial {
  const clock = createTestClock();
  const door = createDoor(most, clock);
  const told: string[] = [];
  return {
    ...{ clock, door, told },
    reasons: () => told.filter((each) => each.startsWith('too')),
    come(count, takes = 0) {
      for (let index = 0; index < count; index += 1) {
        const number = told.length + door.counts.waiting();
        door.admit({
          begin() {
            told.push(`${number}`);
            clock.pass(takes);
          },
          turnAway: (reason) => told.push(reason),
        });
      }
    },
    startWork(count) {
      const ends: (() => void)[] = [];
      const works = Array.from({ length: count }, () =>
        door.working(() => new Promise<void>((resolve) => ends.push(resolve))),
      );
      return async () => {
        for (const end of ends) end();
        await Promise.all(works);
      };
    },
  };
}
