import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Windows } from './port.ts';
import { openSharedWindows } from './sqlite/windows.ts';
import { createWindows } from './windows.ts';

/** Windows, and what tells them the time if they do not take it from their caller. */
interface Timed {
  readonly windows: Windows;
  set(time: number): void;
}

/** Several that share a file, used in turn. */
function inFile(count: number): Timed {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-'));
  let now = 0;
  const all = Array.from({ length: count }, () =>
    openSharedWindows(join(folder, 'windows.sqlite'), () => now),
  );
  onTestFinished(() => {
    for (const one of all) one.close();
    rmSync(folder, { recursive: true });
  });
  let calls = 0;
  return {
    windows: {
      async admit(...call) {
        calls += 1;
        return (await all[calls % count]?.admit(...call)) ?? false;
      },
    },
    set(time) {
      now = time;
    },
  };
}

const kinds = [
  { name: 'in memory', create: (): Timed => ({ windows: createWindows(), set() {} }) },
  { name: 'in a file', create: () => inFile(1) },
  { name: 'of three processes', create: () => inFile(3) },
];

describe.each(kinds)('windows $name', ({ create }) => {
  /** Whether each call, at its millisecond, is admitted. */
  async function admissions(calls: readonly (readonly [time: number, limit: number])[]) {
    const { windows, set } = create();
    const results: boolean[] = [];
    for (const [time, limit] of calls) {
      set(time);
      results.push(await windows.admit('a', limit, time));
    }
    return results;
  }

  it('admit as many calls as the limit and no more within a second', async () => {
    const results = await admissions([0, 1, 2, 999].map((time) => [time, 3]));

    expect(results).toEqual([true, true, true, false]);
  });

  it('slide: a call is free again a full second after it', async () => {
    const results = await admissions([0, 500, 999, 1000, 1001, 1500].map((time) => [time, 2]));

    expect(results).toEqual([true, true, false, true, false, true]);
  });

  it('do not count refused calls', async () => {
    const results = await admissions([0, 500, 900, 1000].map((time) => [time, 1]));

    expect(results).toEqual([true, false, false, true]);
  });

  it('keep the calls of the last second when the limit is raised', async () => {
    const results = await admissions([
      [0, 1],
      [1, 2],
      [2, 2],
    ]);

    expect(results).toEqual([true, true, false]);
  });

  it('keep the newest calls when the limit is lowered', async () => {
    const results = await admissions([
      [0, 3],
      [600, 3],
      [1100, 1],
      [1600, 1],
    ]);

    expect(results).toEqual([true, true, false, true]);
  });

  it('count each key apart', async () => {
    const { windows } = create();
    await windows.admit('a', 1, 0);

    expect(await windows.admit('b', 1, 0)).toBe(true);
  });
});
