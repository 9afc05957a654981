import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Vault } from '../http/security.ts';
import { openVault } from '../keys/key-file.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { hashPassword, isPasswordOf } from './password.ts';
import {
  accessidDigest,
  changePassword,
  createUser,
  ensureUser,
  resetUser,
  setUserDisabled,
  type UserSecrets,
} from './users.ts';

const contract = 'shanxi';
const bank = { contract, username: 'bank', registration: { domain: 'bank.example' } };

let directory: string;
let stores: Stores;
let vault: Vault;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  stores = await openSqliteStores(join(directory, 'q.sqlite'));
  vault = await openVault(join(directory, 'q.key'), stores.settings);
});
afterEach(async () => {
  await stores.close();
  rmSync(directory, { recursive: true });
});

const found = async () => {
  const user = await stores.users.find(contract, 'bank');
  if (!user) throw new Error('the user is missing');
  return user;
};

/** Which of the two secrets the stored user has. */
async function fits({ accessid, password }: UserSecrets) {
  const user = await found();
  return {
    accessid: accessidDigest(accessid).equals(user.accessidDigest),
    password: await isPasswordOf(user.passwordHash, password),
  };
}

const token = Buffer.from('digest of a token');

const openToken = () =>
  stores.sessions.open(contract, token, {
    application: 'bank',
    account: 'bank',
    expiresAt: 1_000,
  });

const isTokenAlive = async () => (await stores.sessions.find(contract, token, 1)) !== undefined;

async function made(): Promise<UserSecrets> {
  const secrets = await createUser(stores, bank);
  if (!secrets) throw new Error('the name is taken');
  await openToken();
  return secrets;
}

it('a new user has secrets of its own, and may call nothing', async () => {
  const secrets = await made();
  const other = await createUser(stores, { ...bank, username: 'shop' });

  expect(secrets.accessid).toMatch(/^[0-9a-f]{32}$/);
  expect(await fits(secrets)).toEqual({ accessid: true, password: true });
  expect(new Set([...Object.values(secrets), ...Object.values(other ?? {})]).size).toBe(4);
  expect(await found()).toMatchObject({ registration: bank.registration, disabled: false });
  expect(await stores.users.grants(contract, 'bank')).toEqual([]);
});

it('a taken name gives no new secrets', async () => {
  const secrets = await made();

  expect(await createUser(stores, bank)).toBeUndefined();
  expect(await fits(secrets)).toEqual({ accessid: true, password: true });
});

it('a password that is given is kept', async () => {
  const secrets = await createUser(stores, { ...bank, password: '我的密码 1' });

  expect(secrets?.password).toBe('我的密码 1');
  expect(await isPasswordOf((await found()).passwordHash, '我的密码 1')).toBe(true);
});

it('the files of the database hold neither secret in the clear', async () => {
  const secrets = [await made(), await ensureUser({ stores, vault }, { ...bank, username: 'b' })];
  await stores.close();
  const files = ['q.sqlite', 'q.state.sqlite'].map((file) => readFileSync(join(directory, file)));
  stores = await openSqliteStores(join(directory, 'q.sqlite'));

  for (const secret of secrets.flatMap((one) => Object.values(one))) {
    expect(Buffer.concat(files).includes(secret)).toBe(false);
  }
});

it('a reset renews the password alone and ends the tokens', async () => {
  const secrets = await made();
  const renewed = await resetUser(stores, bank, { accessid: false });

  expect(renewed).not.toHaveProperty('accessid');
  expect(await fits(secrets)).toEqual({ accessid: true, password: false });
  expect(await isPasswordOf((await found()).passwordHash, renewed?.password ?? '')).toBe(true);
  expect(await isTokenAlive()).toBe(false);
});

it('a reset renews the accessid too when asked', async () => {
  const secrets = await made();
  const renewed = await resetUser(stores, bank, { accessid: true, password: 'chosen one' });

  expect(await fits(secrets)).toEqual({ accessid: false, password: false });
  expect(await fits({ accessid: renewed?.accessid ?? '', password: 'chosen one' })).toEqual({
    accessid: true,
    password: true,
  });
});

it('a change of password ends the tokens, and works once from one old password', async () => {
  await made();
  const { passwordHash: from } = await found();
  const hashes = [await hashPassword('first new'), await hashPassword('second new')];
  const changed = await Promise.all(hashes.map((to) => changePassword(stores, bank, { from, to })));

  expect(changed).toEqual([true, false]);
  expect((await found()).passwordHash).toBe(hashes[0]);
  expect(await isTokenAlive()).toBe(false);
});

it('a change from a password that is old already ends no token', async () => {
  await made();

  expect(await changePassword(stores, bank, { from: 'older', to: 'new' })).toBe(false);
  expect(await isTokenAlive()).toBe(true);
});

it('a disabled user loses its tokens and is enabled again with the same secrets', async () => {
  const secrets = await made();
  await setUserDisabled(stores, bank, true);
  const { disabled } = await found();
  await setUserDisabled(stores, bank, false);

  expect(disabled).toBe(true);
  expect((await found()).disabled).toBe(false);
  expect(await isTokenAlive()).toBe(false);
  expect(await fits(secrets)).toEqual({ accessid: true, password: true });
});

it('nobody is reset or disabled who is not there', async () => {
  expect(await resetUser(stores, bank, { accessid: true })).toBeUndefined();
  expect(await setUserDisabled(stores, bank, true)).toBe(false);
});

it('a demo user has the same secrets each time it is asked for, and keeps its tokens', async () => {
  const first = await ensureUser({ stores, vault }, bank);
  await openToken();

  expect(await ensureUser({ stores, vault }, bank)).toEqual(first);
  expect(await fits(first)).toEqual({ accessid: true, password: true });
  expect(await isTokenAlive()).toBe(true);
});

it('a demo user that was given other secrets is set back', async () => {
  const first = await ensureUser({ stores, vault }, bank);
  await resetUser(stores, bank, { accessid: true });
  await openToken();

  expect(await ensureUser({ stores, vault }, bank)).toEqual(first);
  expect(await fits(first)).toEqual({ accessid: true, password: true });
  expect(await isTokenAlive()).toBe(false);
});
