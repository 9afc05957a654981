import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { createKey, createVault } from '../http/security.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { openVault } from './key-file.ts';

let directory: string;
let stores: Stores;
const file = () => join(directory, 'keys', 'qiyue.key');

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  stores = await openSqliteStores(join(directory, 'q.sqlite'));
});
afterEach(async () => {
  await stores.close();
  rmSync(directory, { recursive: true });
});

it('makes a key that only its owner may read, and uses it again', async () => {
  const first = await openVault(file(), stores.settings);
  const second = await openVault(file(), stores.settings);

  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(second.unseal(first.seal('secret', 'a'), 'a')).toBe('secret');
});

it('makes one key when two programs start together', async () => {
  const vaults = await Promise.all([1, 2].map(() => openVault(file(), stores.settings)));
  const [one, other] = vaults;

  expect(other?.unseal(one?.seal('secret', 'a') ?? Buffer.of(), 'a')).toBe('secret');
});

it('says so if the key file is lost, and makes no new one', async () => {
  await openVault(file(), stores.settings);
  rmSync(file());

  await expect(openVault(file(), stores.settings)).rejects.toThrow(UsageError);
  expect(statSync(file(), { throwIfNoEntry: false })).toBeUndefined();
});

it.each(['0'.repeat(64), 'no key'])('says so if the key file holds %s', async (content) => {
  await openVault(file(), stores.settings);
  chmodSync(file(), 0o600);
  writeFileSync(file(), content);

  await expect(openVault(file(), stores.settings)).rejects.toThrow(UsageError);
});

it('says so if the key file cannot be read', async () => {
  mkdirSync(file(), { recursive: true });

  await expect(openVault(file(), stores.settings)).rejects.toThrow(UsageError);
});

it('says so if the key file cannot be made', async () => {
  writeFileSync(join(directory, 'keys'), 'a file where a folder should be');

  await expect(openVault(file(), stores.settings)).rejects.toThrow(UsageError);
});

it('opens a sealed value for its owner only', () => {
  const vault = createVault(createKey());
  const sealed = vault.seal('secret', 'wuhan:a');

  expect(() => vault.unseal(sealed, 'wuhan:b')).toThrow();
});

it('refuses a sealed value of which one bit is flipped', () => {
  const vault = createVault(createKey());
  const sealed = Buffer.from(vault.seal('secret', 'a'));
  sealed.writeUInt8(sealed.readUInt8(30) ^ 1, 30);

  expect(() => vault.unseal(sealed, 'a')).toThrow();
});

it('seals the same secret differently each time', () => {
  const vault = createVault(createKey());

  expect(vault.seal('secret', 'a')).not.toEqual(vault.seal('secret', 'a'));
});

it('derives a key for each use, the same each time', () => {
  const [vault, other] = [createVault(createKey()), createVault(createKey())];

  expect(vault.derivedKey('a')).toEqual(vault.derivedKey('a'));
  expect(vault.derivedKey('a')).not.toEqual(vault.derivedKey('b'));
  expect(vault.derivedKey('a')).not.toEqual(other.derivedKey('a'));
});
