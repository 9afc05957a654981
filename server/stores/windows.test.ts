import { expect, it } from 'vitest';
import { createWindows } from './windows.ts';

/** Whether each call, at its millisecond, is admitted. */
async function admissions(calls: readonly (readonly [time: number, limit: number])[]) {
  const windows = createWindows();
  const results: boolean[] = [];
  for (const [time, limit] of calls) results.push(await windows.admit('a', limit, time));
  return results;
}

it('admits as many calls as the limit and no more within a second', async () => {
  const results = await admissions([0, 1, 2, 999].map((time) => [time, 3]));

  expect(results).toEqual([true, true, true, false]);
});

it('slides: a call is free again a full second after it', async () => {
  const results = await admissions([0, 500, 999, 1000, 1001, 1500].map((time) => [time, 2]));

  expect(results).toEqual([true, true, false, true, false, true]);
});

it('does not count refused calls', async () => {
  const results = await admissions([0, 500, 900, 1000].map((time) => [time, 1]));

  expect(results).toEqual([true, false, false, true]);
});

it('keeps the calls of the last second when the limit is raised', async () => {
  const results = await admissions([
    [0, 1],
    [1, 2],
    [2, 2],
  ]);

  expect(results).toEqual([true, true, false]);
});

it('keeps the newest calls when the limit is lowered', async () => {
  const results = await admissions([
    [0, 3],
    [600, 3],
    [1100, 1],
    [1600, 1],
  ]);

  expect(results).toEqual([true, true, false, true]);
});

it('counts each key apart', async () => {
  const windows = createWindows();
  await windows.admit('a', 1, 0);

  expect(await windows.admit('b', 1, 0)).toBe(true);
});
