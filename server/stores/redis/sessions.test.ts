import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openInstances, stateUrl } from '../../testing/redis-rig.ts';
import type { State } from '../state-port.ts';

const contract = 'neimenggu';
const owner = { application: 'cases', account: 'clerk' };
const session = { ...owner, expiresAt: 1_000 };

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const opened = (state: State, token: string) =>
  state.sessions.open(contract, digestOf(token), session);
const found = (state: State, token: string, now = 999) =>
  state.sessions.find(contract, digestOf(token), now);

async function openTwo(): Promise<readonly [State, State]> {
  const [one, other] = await openInstances(2);
  if (!one || !other) throw new Error('two were asked for');
  return [one, other];
}

describe.skipIf(stateUrl === '')('sessions on Redis', () => {
  it('that one instance opened are known to the others until they expire', async () => {
    const [one, other] = await openTwo();
    await opened(one, 'a');

    expect(await found(other, 'a')).toEqual(session);
    expect(await found(other, 'a', 1_000)).toBeUndefined();
  });

  it('end once for all instances', async () => {
    const [one, other] = await openTwo();
    await opened(one, 'a');
    const ends = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? one : other).sessions.end(contract, digestOf('a')),
    );

    expect((await Promise.all(ends)).filter(Boolean)).toHaveLength(1);
    expect(await found(one, 'a')).toBeUndefined();
  });

  it('end with all others of their application, but not those that come after', async () => {
    const [one, other] = await openTwo();
    await opened(one, 'before');
    await other.sessions.endAll(contract, { application: 'cases' });
    await opened(one, 'after');

    expect(await found(one, 'before')).toBeUndefined();
    expect(await one.sessions.end(contract, digestOf('before'))).toBe(false);
    expect(await found(one, 'after')).toEqual(session);
  });

  it('opened while all of an account end are of before or of after, never both', async () => {
    const [one, other] = await openTwo();
    const tokens = Array.from({ length: 50 }, (_, index) => `t${index}`);
    const openings = tokens.map((token) => opened(one, token));
    await other.sessions.endAll(contract, owner);
    await Promise.all(openings);
    const alive = await Promise.all(tokens.map((token) => found(one, token)));
    const firstAlive = alive.findIndex(Boolean);
    await other.sessions.endAll(contract, owner);
    const left = await Promise.all(tokens.map((token) => found(one, token)));

    expect(firstAlive === -1 || alive.slice(firstAlive).every(Boolean)).toBe(true);
    expect(left.filter(Boolean)).toEqual([]);
  });

  it('of accounts with the name of others are not ended with them', async () => {
    const [one] = await openTwo();
    await opened(one, 'a');
    await one.sessions.endAll(contract, { application: 'cases","clerk' });
    await one.sessions.endAll(contract, { application: 'cases', account: 'clerk ' });
    await one.sessions.endAll('other', owner);

    expect(await found(one, 'a')).toEqual(session);
  });
});
