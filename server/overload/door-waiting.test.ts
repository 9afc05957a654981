import { beforeEach, describe, expect, it } from 'vitest';
import { createDoorTrial, type DoorTrial } from '../testing/door-trial.ts';
import { fewWaiting, freshSlice, longestWait, mostWorking, patience } from './door.ts';

const most = 200;

let trial: DoorTrial;
beforeEach(() => {
  trial = createDoorTrial(most);
});

describe('by the time that is waited,', () => {
  /** A line in which nobody moves. */
  function stuck(waiting: number) {
    const { come, startWork } = trial;
    const end = startWork(mostWorking);
    come(waiting);
    return end;
  }

  it('turns away at once who comes behind somebody who has waited long', () => {
    const { clock, come, reasons } = trial;
    stuck(fewWaiting);
    clock.pass(patience + 1);
    come(1);

    expect(reasons()).toEqual(['too-long']);
  });

  it('lets wait who comes before that', () => {
    const { clock, come, reasons } = trial;
    stuck(fewWaiting);
    clock.pass(patience);
    come(1);

    expect(reasons()).toEqual([]);
  });

  it('lets a few wait as long as it takes', async () => {
    const { clock, come, reasons, told } = trial;
    const end = stuck(fewWaiting - 1);
    clock.pass(10 * longestWait);
    come(1);
    await end();
    clock.rest();

    expect(reasons()).toEqual([]);
    expect(told).toHaveLength(fewWaiting);
  });

  it('does not begin with the first of a crowd who has waited too long', async () => {
    const { clock, reasons, told } = trial;
    const end = stuck(fewWaiting + 3);
    clock.pass(longestWait + 1);
    await end();
    clock.rest();

    expect(reasons()).toEqual(['too-long', 'too-long', 'too-long']);
    expect(told).toHaveLength(fewWaiting + 3);
  });

  it('turns away who would wait long at the pace at which the line moves', () => {
    const { clock, come, door, reasons } = trial;
    come(1, freshSlice);
    for (let turn = 0; turn < 60; turn += 1) {
      come(4, 5);
      clock.round();
    }

    expect(new Set(reasons())).toEqual(new Set(['too-long']));
    expect(door.counts.waiting()).toBeLessThanOrEqual(fewWaiting);
  });

  it('forgets the pace of a line that has gone', () => {
    const { clock, come, reasons } = trial;
    come(1, freshSlice);
    for (let turn = 0; turn < 60; turn += 1) {
      come(4, 5);
      clock.round();
    }
    clock.rest();
    const before = reasons().length;
    come(most, 0);
    clock.rest();

    expect(reasons().length).toBe(before);
  });
});
