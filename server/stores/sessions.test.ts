import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../testing/engines.ts';
import type { Session, Stores } from './port.ts';

const contract = 'neimenggu';

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const session: Session = { application: 'cases', account: 'clerk', expiresAt: 1_000 };

describe.each(engines)('the stores on $name', ({ open, purges }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
    for (const id of ['cases', 'others']) {
      const secret = { sealedSecret: Buffer.from('sealed'), rateLimit: null };
      await stores.applications.add(contract, { id, ...secret, disabled: false, createdAt: 1 });
    }
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  const opened = (token: string, given: Partial<Session> = {}) =>
    stores.sessions.open(contract, digestOf(token), { ...session, ...given });

  const found = (token: string, now = 999) => stores.sessions.find(contract, digestOf(token), now);

  /** Which of the tokens are alive. */
  async function alive(...tokens: readonly string[]) {
    const sessions = await Promise.all(tokens.map((token) => found(token)));
    return tokens.filter((_, index) => sessions[index] !== undefined);
  }

  it('give back a session as it was opened, under its own contract', async () => {
    await opened('a');

    expect(await found('a')).toEqual(session);
    expect(await stores.sessions.find('other', digestOf('a'), 999)).toBeUndefined();
    expect(await found('b')).toBeUndefined();
  });

  it('let a session live until the second at which it expires', async () => {
    await opened('a');

    expect(await found('a', 999)).toBeDefined();
    expect(await found('a', 1_000)).toBeUndefined();
  });

  it('keep sessions beyond a restart', async () => {
    await opened('a');
    await stores.close();
    stores = await open(file());

    expect(await found('a')).toEqual(session);
  });

  it('end exactly one of several sessions of an account', async () => {
    for (const token of ['a', 'b', 'c']) await opened(token);
    await stores.sessions.end(contract, digestOf('b'));

    expect(await alive('a', 'b', 'c')).toEqual(['a', 'c']);
  });

  it('tell one of many who end the same session that it did', async () => {
    await opened('a');
    const ends = Array.from({ length: 20 }, () => stores.sessions.end(contract, digestOf('a')));

    expect((await Promise.all(ends)).filter(Boolean)).toHaveLength(1);
  });

  it('end all sessions of an application and no other', async () => {
    await opened('a');
    await opened('b', { account: 'boss' });
    await opened('c', { application: 'others' });
    await stores.sessions.endAll(contract, { application: 'cases' });

    expect(await alive('a', 'b', 'c')).toEqual(['c']);
  });

  it('end all sessions of an account and no other', async () => {
    for (const token of ['a', 'b']) await opened(token);
    await opened('c', { account: 'boss' });
    await stores.sessions.endAll(contract, { application: 'cases', account: 'clerk' });

    expect(await alive('a', 'b', 'c')).toEqual(['c']);
  });

  it.runIf(purges)('purge expired sessions, not more than asked', async () => {
    for (const token of ['a', 'b']) await opened(token, { expiresAt: 10 });
    await opened('c');

    expect(await stores.sessions.purge(10, 1)).toBe(1);
    expect(await stores.sessions.purge(10, 10)).toBe(1);
    expect(await alive('c')).toEqual(['c']);
  });

  it('know the accounts of an application and of no other', async () => {
    for (const name of ['clerk', 'boss']) {
      await stores.accounts.add(contract, { application: 'cases', name });
    }

    expect(await stores.accounts.list(contract, 'cases')).toEqual(['boss', 'clerk']);
    expect(await stores.accounts.has(contract, { application: 'cases', name: 'boss' })).toBe(true);
    expect(await stores.accounts.has(contract, { application: 'others', name: 'boss' })).toBe(
      false,
    );
  });

  it.each(['Clerk', 'clerk ', 'cler', 'clerk\0', "' OR 1=1 --", ''])(
    'take %o for another account than clerk',
    async (name) => {
      await stores.accounts.add(contract, { application: 'cases', name: 'clerk' });

      expect(await stores.accounts.has(contract, { application: 'cases', name })).toBe(false);
    },
  );

  it('add an account once and remove it once', async () => {
    const account = { application: 'cases', name: 'clerk' };
    const added = [1, 2].map(() => stores.accounts.add(contract, account));
    const both = await Promise.all(added);
    const removed = [1, 2].map(() => stores.accounts.remove(contract, account));

    expect(both.toSorted()).toEqual([false, true]);
    expect((await Promise.all(removed)).toSorted()).toEqual([false, true]);
    expect(await stores.accounts.has(contract, account)).toBe(false);
  });
});
