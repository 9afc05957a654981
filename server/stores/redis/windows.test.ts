import { describe, expect, it } from 'vitest';
import { openInstances, stateUrl } from '../../testing/redis-rig.ts';
import type { Windows } from '../port.ts';

/** How many of so many calls are admitted that all come within one second. */
async function admitted(instances: readonly { windows: Windows }[], calls: number, limit: number) {
  for (let round = 0; ; round += 1) {
    const start = performance.now();
    const results = await Promise.all(
      Array.from({ length: calls }, (_, index) =>
        instances[index % instances.length]?.windows.admit(`burst ${round}`, limit, 0),
      ),
    );
    if (performance.now() - start < 1_000) return results.filter(Boolean).length;
  }
}

describe.skipIf(stateUrl === '')('windows on Redis', () => {
  it('admit as many calls as the limit over three instances together', async () => {
    const instances = await openInstances(3);

    expect(await admitted(instances, 300, 20)).toBe(20);
  });

  it('admit a call a full second after the last, however many were refused', async () => {
    const [one] = await openInstances(1);
    const start = performance.now();
    await one?.windows.admit('a', 1, 0);
    while (!(await one?.windows.admit('a', 1, 0)));

    expect(performance.now() - start).toBeGreaterThanOrEqual(1_000);
  });

  it('keep the calls of the last second when the limit changes', async () => {
    const [one] = await openInstances(1);
    const results = [];
    for (const limit of [1, 2, 2, 1]) results.push(await one?.windows.admit('a', limit, 0));

    expect(results).toEqual([true, true, false, false]);
  });

  it('count each key apart, and admit nobody to a limit of none', async () => {
    const [one] = await openInstances(1);
    await one?.windows.admit('a', 1, 0);

    expect(await one?.windows.admit('b', 1, 0)).toBe(true);
    expect(await one?.windows.admit('c', 0, 0)).toBe(false);
  });
});
