import { describe, expect, it } from 'vitest';
import { openInstances, stateUrl } from '../../testing/redis-rig.ts';

describe.skipIf(stateUrl === '')('nonces on Redis', () => {
  it('are taken by exactly one of fifty who claim one at once over three instances', async () => {
    const instances = await openInstances(3);
    const times = { now: 100, until: 700 };
    const claims = Array.from({ length: 50 }, (_, index) =>
      instances[index % 3]?.nonces.claim('mall', 'n', times),
    );

    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('are free again when their time is over by the clock of whoever asks', async () => {
    const [one, other] = await openInstances(2);
    await one?.nonces.claim('mall', 'n', { now: 100, until: 700 });
    const behind = await other?.nonces.claim('mall', 'n', { now: 699, until: 1299 });
    const after = await other?.nonces.claim('mall', 'n', { now: 700, until: 1300 });

    expect([behind, after]).toEqual([false, true]);
  });

  it('are kept apart however an application and a nonce are joined', async () => {
    const [one] = await openInstances(1);
    const times = { now: 100, until: 700 };
    await one?.nonces.claim('a', 'b","c', times);

    expect(await one?.nonces.claim('a","b', 'c', times)).toBe(true);
  });

  it('of two systems on one Redis have nothing to do with each other', async () => {
    const [[one], [other]] = [await openInstances(1), await openInstances(1)];
    const times = { now: 100, until: 700 };
    await one?.nonces.claim('mall', 'n', times);

    expect(await other?.nonces.claim('mall', 'n', times)).toBe(true);
  });
});
