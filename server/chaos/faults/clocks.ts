import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import type { ClusterStage } from '../stage.ts';

const minute = 60_000;

/** Milliseconds that callers work with each setting of the clocks. */
const working = 5_000;

/**
 * First as far as the contract allows clocks to be apart (WH-R044), then further: then an instance
 * refuses what its own clock makes too old or too new, and nothing passes twice.
 */
export const clockSteps: Fault<ClusterStage> = {
  key: 'clock-steps',
  name: { zh: '各实例的时钟相差数分钟', en: 'clocks of the instances minutes apart' },
  async strike({ shiftClock }, mended) {
    for (const [first, second] of [
      [2 * minute, -2 * minute],
      [5 * minute, -5 * minute],
      [-5 * minute, 5 * minute],
    ] as const) {
      shiftClock(0, first);
      shiftClock(1, second);
      await wait(working);
    }
    shiftClock(0, 0);
    shiftClock(1, 0);
    mended();
    return [];
  },
};
