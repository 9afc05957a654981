import { describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../spec/usage-error.ts';
import { commanded, createSystem, mayStartRedis, startOwnRedis } from '../../testing/redis-rig.ts';
import { placeOf } from './place.ts';

const password = 'p%40ss';
const durable = ['appendonly yes', 'appendfsync always'];

/** An instance on a Redis that may go away without forgetting anything. */
async function createScene() {
  const redis = await startOwnRedis(...durable);
  const { open } = await createSystem();
  return { redis, state: await open(redis.url) };
}

describe('the address of a Redis', () => {
  it('has a port and a number of its own, a name without the password, and TLS if asked', () => {
    expect(placeOf(`rediss://user:${password}@[::1]:7000/3`)).toEqual({
      name: '[::1]:7000',
      options: { host: '::1', port: 7000, db: 3, username: 'user', password: 'p@ss', tls: {} },
    });
    expect(placeOf('redis://cache').options).toEqual({ host: 'cache', port: 6379, db: 0 });
  });

  it.each([
    `http://:${password}@h`,
    `redis://:${password}@h/x`,
    `redis://:${password}@h/0?tls=true`,
    'redis://:p%zz@h',
    `redis://:${password}@`,
    password,
  ])('is refused if it reads %s, without repeating it', (url) => {
    expect(() => placeOf(url)).toThrow(UsageError);
    expect(() => placeOf(url)).not.toThrow('p%');
  });
});

describe.skipIf(!mayStartRedis)('a Redis', () => {
  it('that is away makes calls fail at once, and is used again when it is back', async () => {
    const { redis, state } = await createScene();
    await redis.end('SIGKILL');
    const whileAway = await Promise.allSettled([state.ping(), state.windows.admit('a', 1, 0)]);
    await redis.startAgain();
    await vi.waitFor(() => state.ping(), { timeout: 10_000 });

    for (const one of whileAway) {
      expect(one).toMatchObject({
        reason: { message: expect.stringContaining('does not answer') },
      });
    }
    expect(await state.windows.admit('a', 1, 0)).toBe(true);
  });

  it('that is stalled makes calls fail within seconds, and others at once', async () => {
    const { redis, state } = await createScene();
    redis.signal('SIGSTOP');
    await expect(state.ping()).rejects.toThrow('does not answer');
    await expect(state.ping()).rejects.toThrow('does not answer');
    redis.signal('SIGCONT');
  });

  it('that is not there is named, without the password', async () => {
    const { open } = await createSystem();
    const opening = open(`redis://:${password}@127.0.0.1:1/0`);

    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1: connect ECONNREFUSED/);
    await expect(opening).rejects.not.toThrow('p@ss');
  });

  it('that refuses the password says so, without the password', async () => {
    const redis = await startOwnRedis('requirepass right');
    const { open } = await createSystem();
    const opening = open(redis.url.replace('right', 'wrong'));

    await expect(opening).rejects.toThrow(/WRONGPASS/);
    await expect(opening).rejects.not.toThrow('wrong@');
  });

  it.each(['allkeys-lru', 'volatile-ttl'])('that forgets by %s is not used', async (policy) => {
    const redis = await startOwnRedis(`maxmemory-policy ${policy}`);
    const { open } = await createSystem();

    await expect(open(redis.url)).rejects.toThrow(/set noeviction/);
  });

  it('that was made to forget is not used after the next connection', async () => {
    const { redis, state } = await createScene();
    await commanded(redis.url, 'CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    await commanded(redis.url, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'no').catch(() => {});

    await vi.waitFor(() => expect(state.ping()).rejects.toThrow(/changed to allkeys-lru/), 10_000);
  });

  it('that is full refuses writes and says so, until it has room again', async () => {
    const { redis, state } = await createScene();
    await commanded(redis.url, 'CONFIG', 'SET', 'maxmemory', '1');
    await expect(state.ping()).rejects.toThrow(/refuses: OOM/);
    await commanded(redis.url, 'CONFIG', 'SET', 'maxmemory', '0');

    await state.ping();
  });

  it('that forgets its scripts is told them again', async () => {
    const { redis, state } = await createScene();
    await state.ping();
    await commanded(redis.url, 'SCRIPT', 'FLUSH');

    await state.ping();
  });
});
