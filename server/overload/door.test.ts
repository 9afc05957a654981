import { beforeEach, describe, expect, it } from 'vitest';
import { createDoorTrial, type DoorTrial } from '../testing/door-trial.ts';
import { createOpenDoor, freshSlice, lineSteps, mostWorking } from './door.ts';

const most = 200;

let trial: DoorTrial;
beforeEach(() => {
  trial = createDoorTrial(most);
});

it('lets in at once who comes to an idle server', () => {
  const { come, told } = trial;
  come(3);

  expect(told).toEqual(['0', '1', '2']);
});

it('lets wait who comes when the round of the event loop has lasted long enough', () => {
  const { come, door, told } = trial;
  come(3, freshSlice);

  expect(told).toEqual(['0']);
  expect(door.counts.waiting()).toBe(2);
});

it('begins with those who wait in their order', () => {
  const { clock, come, door, told } = trial;
  come(6, freshSlice);
  clock.rest();

  expect(told).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(door.counts.waiting()).toBe(0);
});

it('does not let the next ones past those who wait', () => {
  const { clock, come, told } = trial;
  come(3, freshSlice);
  clock.pass(freshSlice);
  come(1);

  expect(told).toEqual(['0']);
});

it('begins in one round with a small portion only, so that nobody else waits long', () => {
  const { clock, come, told } = trial;
  come(101, freshSlice);
  clock.round();
  clock.round();
  const quick = told.length;
  clock.rest();

  expect(quick).toBeLessThanOrEqual(lineSteps);
  expect(told).toHaveLength(101);
});

it('begins with more in a round that took long for others, so that nobody is forgotten', () => {
  const { clock, come, told } = trial;
  come(1, freshSlice);
  come(100);
  clock.round();
  const before = told.length;
  for (let turn = 0; turn < 10; turn += 1) {
    come(1);
    clock.pass(4);
  }
  clock.round();

  expect(told.length - before).toBeGreaterThan(lineSteps);
  expect(told.length - before).toBeLessThanOrEqual(1 + 40);
});

it('begins with no more in a round that was not long for others', () => {
  const { clock, come, told } = trial;
  come(1, freshSlice);
  come(100, 1);
  clock.round();
  const before = told.length;
  come(1);
  clock.pass(freshSlice);
  come(1);
  clock.round();

  expect(told.length - before).toBe(1);
});

it('turns away at once who finds the line full', () => {
  const { come, door, reasons } = trial;
  come(1 + most, freshSlice);
  come(2);

  expect(reasons()).toEqual(['too-many', 'too-many']);
  expect(door.counts.waiting()).toBe(most);
});

it('lets in again when there is room in the line', () => {
  const { clock, come, reasons, told } = trial;
  come(1, freshSlice);
  come(most);
  clock.rest();
  come(1);

  expect(reasons()).toEqual([]);
  expect(told).toHaveLength(most + 2);
});

describe('while as many are worked on as make sense,', () => {
  it('lets others wait', () => {
    const { clock, come, door, startWork, told } = trial;
    startWork(mostWorking);
    come(1);
    clock.rest();

    expect(told).toEqual([]);
    expect(door.counts.working()).toBe(mostWorking);
  });

  it('lets another one in for each that only waits, and counts it again afterwards', async () => {
    const { clock, come, door, startWork, told } = trial;
    startWork(mostWorking - 1);
    const rest = Promise.withResolvers<void>();
    const late = door.working(() => door.resting(() => rest.promise));
    come(1);
    clock.rest();
    const whileResting = door.counts.working();
    rest.resolve();
    await late;

    expect(told).toEqual(['0']);
    expect([whileResting, door.counts.working()]).toEqual([mostWorking - 1, mostWorking - 1]);
  });

  it('takes no place from others for what holds none while it waits', async () => {
    const { door, startWork } = trial;
    startWork(2);
    const rest = Promise.withResolvers<void>();
    const late = door.resting(() => rest.promise);
    const whileResting = door.counts.working();
    rest.resolve();
    await late;

    expect([whileResting, door.counts.working()]).toEqual([2, 2]);
  });

  it('lets the next one in when one is done, also if it failed', async () => {
    const { clock, come, door, startWork, told } = trial;
    startWork(mostWorking - 1);
    const failing = door.working(() => Promise.reject(new Error('broken')));
    come(1);
    clock.rest();
    await expect(failing).rejects.toThrow('broken');
    clock.rest();

    expect(told).toEqual(['0']);
  });
});

it('an open door lets everybody in at once', async () => {
  const told: string[] = [];
  const open = createOpenDoor();
  for (let index = 0; index < 1_000; index += 1) {
    open.admit({ begin: () => told.push('in'), turnAway: (reason) => told.push(reason) });
  }
  await open.working(async () => told.push(String(open.counts.working())));

  expect(new Set(told)).toEqual(new Set(['in', '1']));
  expect([open.counts.working(), open.counts.waiting()]).toEqual([0, 0]);
});
