import { expect, it } from 'vitest';
import { createSlowDown } from './slow-down.ts';

/** A clock that the test turns, and that says which waits were asked of it. */
function setUp() {
  const waits: number[] = [];
  const time = { now: 0 };
  const release: (() => void)[] = [];
  const clock = {
    elapsed: () => time.now,
    wait(milliseconds: number) {
      waits.push(milliseconds);
      return new Promise<void>((resolve) => release.push(resolve));
    },
  };
  return { waits, time, release, slowDown: createSlowDown({ clock }) };
}

type SlowDown = ReturnType<typeof setUp>['slowDown'];

/** Fails so many times; what has to wait is left waiting. */
function fail(slowDown: SlowDown, times: number, name = 'clerk') {
  for (let count = 0; count < times; count += 1) void slowDown.failed(name);
}

it('holds nobody up for 50 failures, then twice as long each time up to 4 s', () => {
  const { slowDown, waits } = setUp();
  fail(slowDown, 50);
  const before = [...waits];
  fail(slowDown, 7);

  expect(before).toEqual([]);
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000, 4_000]);
});

it('answers when the wait is over, and not before', async () => {
  const { slowDown, release } = setUp();
  fail(slowDown, 50);
  let answered = false;
  const failure = slowDown.failed('clerk').then(() => {
    answered = true;
  });
  const before = answered;
  for (const end of release) end();
  await failure;

  expect([before, answered]).toEqual([false, true]);
});

it('counts the failures of the last minute only', () => {
  const { slowDown, waits, time } = setUp();
  fail(slowDown, 50);
  time.now = 60_000;
  fail(slowDown, 50);
  time.now = 119_999;
  fail(slowDown, 1);

  expect(waits).toEqual([250]);
});

it('begins with the shortest wait again after a pause', () => {
  const { slowDown, waits, time } = setUp();
  fail(slowDown, 52);
  time.now = 60_000;
  fail(slowDown, 51);

  expect(waits).toEqual([250, 500, 250]);
});

it('does not hold up another name', () => {
  const { slowDown, waits } = setUp();
  fail(slowDown, 50);
  fail(slowDown, 50, 'boss');

  expect(waits).toEqual([]);
});

it('forgets a name that succeeds', () => {
  const { slowDown, waits } = setUp();
  fail(slowDown, 50);
  slowDown.succeeded('clerk');
  fail(slowDown, 50);

  expect(waits).toEqual([]);
});

it('forgets the name that failed least recently when there are too many', () => {
  const { slowDown, waits } = setUp();
  fail(slowDown, 50, 'first');
  fail(slowDown, 50, 'second');
  fail(slowDown, 1, 'first');
  for (let count = 0; count < 9_999; count += 1) fail(slowDown, 1, `other ${count}`);
  fail(slowDown, 1, 'first');
  fail(slowDown, 1, 'second');

  expect(waits).toEqual([250, 500]);
});

it('lets no more than 1,000 answers wait at once', async () => {
  const { slowDown, waits, release } = setUp();
  fail(slowDown, 1_050);
  await slowDown.failed('clerk');
  const full = waits.length;
  for (const end of release) end();
  await new Promise(setImmediate);
  fail(slowDown, 1);

  expect([full, waits.length]).toEqual([1_000, 1_001]);
});
