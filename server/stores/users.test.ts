import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../testing/engines.ts';
import type { Stores } from './port.ts';
import type { NewUser } from './user-port.ts';

const contract = 'shanxi';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A user whose key is unlike that of every other name. */
const user = (username: string, given: Partial<NewUser> = {}): NewUser => ({
  username,
  accessidDigest: digestOf(username),
  passwordHash: 'old',
  disabled: false,
  createdAt: 1_700_000_000,
  registration: { domain: 'bank.example', contact: '李明' },
  ...given,
});

describe.each(databases)('the stores on $name', ({ open }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
    await stores.users.add(contract, user('bank'));
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  const found = (username = 'bank') => stores.users.find(contract, username);

  it('give back a user as it was added, with a number, under its own contract', async () => {
    expect(await found()).toEqual({ number: 1, ...user('bank') });
    expect(await stores.users.find('other', 'bank')).toBeUndefined();
  });

  it.each(['Bank', 'bank ', 'ban', 'bank\0', "' OR 1=1 --", ''])(
    'take %o for another user than bank',
    async (username) => {
      expect(await found(username)).toBeUndefined();
    },
  );

  it('refuse a name that is taken, and keep who has it', async () => {
    const again = user('bank', { accessidDigest: digestOf('new'), passwordHash: 'new' });

    expect(await stores.users.add(contract, again)).toBe(false);
    expect((await found())?.passwordHash).toBe('old');
  });

  it('refuse a key that another user has', async () => {
    const twin = user('twin', { accessidDigest: digestOf('bank') });

    expect(await stores.users.add(contract, twin)).toBe(false);
    expect(await found('twin')).toBeUndefined();
  });

  it('let another contract have the same name and key', async () => {
    expect(await stores.users.add('other', user('bank'))).toBe(true);
    expect(await stores.users.list(contract)).toHaveLength(1);
  });

  it('list users in the order of their numbers, and no number twice', async () => {
    for (const name of ['zoo', 'bank', 'apple']) await stores.users.add(contract, user(name));
    const listed = await stores.users.list(contract);

    expect(listed.map(({ username }) => username)).toEqual(['bank', 'zoo', 'apple']);
    expect(new Set(listed.map(({ number }) => number)).size).toBe(3);
  });

  it('change what is given and nothing else', async () => {
    await stores.users.add(contract, user('shop'));
    const changed = await stores.users.change(contract, 'bank', { disabled: true });

    expect(changed).toBe(true);
    expect(await found()).toEqual({ number: 1, ...user('bank', { disabled: true }) });
    expect(await found('shop')).toMatchObject(user('shop'));
  });

  it('say so if there is nobody to change', async () => {
    expect(await stores.users.change(contract, 'nobody', { disabled: true })).toBe(false);
    expect(await stores.users.change('other', 'bank', { disabled: true })).toBe(false);
  });

  it('let one of many changes from the same old password win', async () => {
    const changes = Array.from({ length: 20 }, (_, index) =>
      stores.users.change(
        contract,
        'bank',
        { passwordHash: `new ${index}` },
        { passwordHash: 'old' },
      ),
    );
    const won = (await Promise.all(changes)).flatMap((changed, index) => (changed ? [index] : []));

    expect(won).toHaveLength(1);
    expect((await found())?.passwordHash).toBe(`new ${won[0]}`);
  });

  it('keep a change beyond a restart', async () => {
    const accessidDigest = digestOf('another');
    await stores.users.change(contract, 'bank', { accessidDigest, passwordHash: 'new' });
    await stores.close();
    stores = await open(file());

    expect(await found()).toMatchObject({ accessidDigest, passwordHash: 'new' });
  });

  it('grant twice as once, and revoke', async () => {
    for (const _ of [1, 2]) await stores.users.grant(contract, 'bank', ['b', 'a']);
    await stores.users.revoke(contract, 'bank', ['b', 'c']);

    expect(await stores.users.grants(contract, 'bank')).toEqual(['a']);
    expect(await stores.users.isGranted(contract, 'bank', 'a')).toBe(true);
    expect(await stores.users.isGranted(contract, 'bank', 'b')).toBe(false);
  });

  it('keep the grants of users and contracts apart', async () => {
    for (const name of ['shop', 'bank']) await stores.users.add('other', user(name));
    await stores.users.add(contract, user('shop'));
    await stores.users.grant(contract, 'bank', ['a']);

    expect(await stores.users.isGranted(contract, 'shop', 'a')).toBe(false);
    expect(await stores.users.isGranted('other', 'bank', 'a')).toBe(false);
  });

  it('grant nothing to nobody', async () => {
    await expect(stores.users.grant(contract, 'nobody', ['a'])).rejects.toThrow();
  });

  it('see at once what another process grants', async () => {
    const other = await open(file());
    await other.users.grant(contract, 'bank', ['a']);
    await other.close();

    expect(await stores.users.isGranted(contract, 'bank', 'a')).toBe(true);
  });
});
