import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  commanded,
  createSystem,
  mayStartRedis,
  type System,
  startOwnRedis,
} from '../../testing/redis-rig.ts';
import type { State } from '../state-port.ts';

const times = { now: 100, until: 700 };
const claim = (state: State, nonce: string) => state.nonces.claim('mall', nonce, times);
const closed = 'Redis lost its memory';

const digest = createHash('sha256').update('token').digest();
const session = { application: 'cases', account: 'clerk', expiresAt: 1_000 };
const opened = (state: State) => state.sessions.open('neimenggu', digest, session);
const found = (state: State) => state.sessions.find('neimenggu', digest, 999);

/** Tries until the Redis that is back has been noticed. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!String(error).includes('does not answer')) throw error;
      await turn();
    }
  }
}

/** An instance of a system on a Redis of its own, which keeps what the settings say. */
async function createScene(...settings: readonly string[]) {
  const redis = await startOwnRedis(...settings);
  const system: System = await createSystem();
  return { redis, system, state: await system.open(redis.url) };
}

describe.skipIf(!mayStartRedis)('a Redis that', () => {
  it('is new to a system takes nonces at once, from all who start together', async () => {
    const redis = await startOwnRedis();
    const { open } = await createSystem();
    const states = await Promise.all([1, 2, 3].map(() => open(redis.url)));
    const claims = await Promise.all(states.map((state) => claim(state, 'n')));

    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('follows a database that remembers nonces is closed as if it had lost them', async () => {
    const redis = await startOwnRedis();
    const { open } = await createSystem();
    const state = await open(redis.url, true);

    await expect(claim(state, 'n')).rejects.toThrow(closed);
  });

  it('was emptied takes no nonce until the last it may have held would be over', async () => {
    const { redis, state } = await createScene();
    await claim(state, 'n');
    await commanded(redis.url, 'FLUSHALL');

    await expect(claim(state, 'n')).rejects.toThrow(closed);
    await expect(claim(state, 'other')).rejects.toThrow(/for \d+ s more/);
  });

  it('was emptied takes nonces again after their time', async () => {
    const { redis, state } = await createScene();
    await commanded(redis.url, 'FLUSHALL');
    const ask = () => state.nonces.claim('mall', 'n', { now: 100, until: 101 });
    let isOpen = false;
    while (!isOpen) isOpen = await ask().catch(() => false);

    expect(await ask()).toBe(false);
    await expect(claim(state, 'n')).rejects.toThrow(closed);
  });

  it('was emptied is closed to all instances, also to one that starts afterwards', async () => {
    const { redis, system, state } = await createScene();
    const other = await system.open(redis.url);
    await commanded(redis.url, 'FLUSHALL');
    const late = await system.open(redis.url);

    for (const one of [state, other, late]) await expect(claim(one, 'n')).rejects.toThrow(closed);
    await state.ping();
  });

  it('was emptied is found to be so by many calls at once, once', async () => {
    const { redis, system, state } = await createScene();
    const other = await system.open(redis.url);
    await opened(state);
    await commanded(redis.url, 'FLUSHALL');
    const claims = [state, other, state, other].map((one) => claim(one, 'n'));
    const results = await Promise.allSettled(claims);
    await opened(other);

    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(await found(state)).toEqual(session);
  });

  it('came back from an old copy is no less forgetful for the mark in it', async () => {
    const { redis, state } = await createScene();
    await opened(state);
    await commanded(redis.url, 'SAVE');
    await claim(state, 'n');
    await state.sessions.end('neimenggu', digest);
    await redis.end('SIGKILL');
    await redis.startAgain();

    await expect(answered(() => claim(state, 'n'))).rejects.toThrow(closed);
    expect(await found(state)).toBeUndefined();
  });

  it('is another than the one that the system used counts as forgetful, and so when it is back', async () => {
    const { redis, system, state } = await createScene();
    const second = await startOwnRedis();
    await claim(state, 'n');
    const there = await system.open(second.url);
    const back = await system.open(redis.url);

    await expect(claim(there, 'n')).rejects.toThrow(closed);
    await expect(claim(back, 'n')).rejects.toThrow(closed);
  });

  it('writes all to disk before it confirms goes on after a crash where it was', async () => {
    const { redis, state } = await createScene('appendonly yes', 'appendfsync always');
    await opened(state);
    await claim(state, 'n');
    await redis.end('SIGKILL');
    await redis.startAgain();

    expect(await answered(() => claim(state, 'n'))).toBe(false);
    expect(await claim(state, 'other')).toBe(true);
    expect(await found(state)).toEqual(session);
  });

  it('writes to disk now and then has lost its memory after a crash', async () => {
    const { redis, state } = await createScene('appendonly yes', 'appendfsync everysec');
    await claim(state, 'n');
    await redis.end('SIGKILL');
    await redis.startAgain();

    await expect(answered(() => claim(state, 'other'))).rejects.toThrow(closed);
  });
});
