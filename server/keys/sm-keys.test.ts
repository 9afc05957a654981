import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRequest, sealRequest } from '../../spec/protocol/sm-envelope.ts';
import { publicKeyOf } from '../../spec/protocol/sm2.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { createSmKey, openSmKeyFile, readSmKeyFile } from './sm-key-file.ts';
import { openSmKeys, removeSmKey, rotateSmKeys } from './sm-keys.ts';

let directory: string;
const file = () => join(directory, 'keys', 'qiyue.sm2.json');
const keysOfServer = () => openSmKeys({ database: 'qiyue.sqlite', smKeyFile: file() });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the keys of a server', () => {
  it('are made when one is first asked for, in a file for their owner alone', () => {
    const keys = keysOfServer();
    expect(existsSync(file())).toBe(false);

    const { keyId, createdAt, publicKey } = keys.current();

    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(keyId).toMatch(/^\d{8}-[0-9a-f]{8}$/);
    expect(keyId.slice(0, 8)).toBe(createdAt.slice(0, 10).replaceAll('-', ''));
    expect(publicKeyOf(keys.privateKeys(keyId) ?? '')).toBe(publicKey);
  });

  it('are told without the private half', () => {
    expect(Object.keys(keysOfServer().current())).toEqual(['keyId', 'createdAt', 'publicKey']);
  });

  it('are the same when it starts again, and for another server', () => {
    expect(keysOfServer().current()).toEqual(keysOfServer().current());
  });

  it('open what was sealed for them, with and without a keyId', () => {
    const keys = keysOfServer();
    const { keyId, publicKey } = keys.current();
    const text = Buffer.from('{}');

    const sealed = [{ publicKey }, { publicKey, keyId }].map((to) => sealRequest(text, to));

    const opened = sealed.map(({ envelope }) => openRequest(envelope, keys.privateKeys));
    expect(opened).toEqual(sealed.map(({ key }) => ({ ok: true, value: { text, key } })));
    expect(keys.privateKeys('20260101-00000000')).toBeUndefined();
  });

  it('live in memory if the database does, and open the same', () => {
    const keys = openSmKeys({ database: ':memory:', smKeyFile: file() });

    const { keyId, publicKey } = keys.current();

    expect(publicKeyOf(keys.privateKeys(keyId) ?? '')).toBe(publicKey);
    expect(keys.current().keyId).toBe(keyId);
    expect(existsSync(file())).toBe(false);
  });
});

describe('a change by a command', () => {
  it('counts for a running server: a new key is current, the older one still opens', () => {
    const keys = keysOfServer();
    const before = keys.current();
    const privateKey = keys.privateKeys(undefined);

    const { current } = rotateSmKeys(file());

    expect(keys.current().keyId).toBe(current.keyId);
    expect(current.keyId).not.toBe(before.keyId);
    expect(keys.privateKeys(undefined)).toBe(current.privateKey);
    expect(keys.privateKeys(before.keyId)).toBe(privateKey);
  });

  it('counts for a running server: a removed key opens no more', () => {
    const keys = keysOfServer();
    const { keyId } = keys.current();
    rotateSmKeys(file());

    removeSmKey(file(), keyId);

    expect(keys.privateKeys(keyId)).toBeUndefined();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('never removes the current key, nor one that is not there', () => {
    const { keyId } = rotateSmKeys(file()).current;
    const before = readSmKeyFile(file());

    expect(removeSmKey(file(), keyId)).toEqual({ ok: false, refusal: 'current' });
    expect(removeSmKey(file(), '20260101-00000000')).toEqual({ ok: false, refusal: 'unknown' });
    expect(readSmKeyFile(file())).toEqual(before);
  });

  it('keeps the older keys in the order in which they were made', () => {
    const made = [openSmKeyFile(file()), rotateSmKeys(file()), rotateSmKeys(file())];

    const { older, current } = readSmKeyFile(file());

    expect([...older, current]).toEqual(made.map((ring) => ring.current));
  });
});

describe('a file that cannot be used', () => {
  const key = createSmKey();
  const write = (content: unknown) => {
    openSmKeyFile(file());
    writeFileSync(file(), typeof content === 'string' ? content : JSON.stringify(content));
  };

  it.each([
    ['is no JSON', 'keys'],
    ['is empty', ''],
    ['is no list', { keys: [key] }],
    ['has no key', []],
    ['has null for a key', [null]],
    ['has a key without its id', [{ ...key, keyId: undefined }]],
    ['has an id that is no word', [{ ...key, keyId: '../a' }]],
    ['has a key without its time', [{ ...key, createdAt: 'today' }]],
    ['has a private key that is none', [{ ...key, privateKey: 'f'.repeat(64) }]],
    ['has a public key of another', [{ ...key, publicKey: createSmKey().publicKey }]],
    ['has one id twice', [key, key]],
  ])('says so: it %s', (_, content) => {
    write(content);

    expect(() => keysOfServer().current()).toThrow(UsageError);
    expect(() => keysOfServer().current()).toThrow(file());
  });

  it.each([0o640, 0o604, 0o666])('says so: others are let in by mode %o', (mode) => {
    openSmKeyFile(file());
    chmodSync(file(), mode);

    expect(() => keysOfServer().current()).toThrow(`chmod 600 ${file()}`);
  });

  it('says so: a file stands where the folder should be', () => {
    writeFileSync(join(directory, 'keys'), '');

    expect(() => keysOfServer().current()).toThrow(UsageError);
  });

  it('stops a running server from using keys that are gone, until they are back', () => {
    const keys = keysOfServer();
    const { current } = openSmKeyFile(file());
    keys.current();

    rmSync(file());

    expect(() => keys.current()).toThrow(UsageError);
    expect(existsSync(file())).toBe(false);
    writeFileSync(file(), JSON.stringify([current]), { mode: 0o600 });
    expect(keys.current().keyId).toBe(current.keyId);
  });
});
