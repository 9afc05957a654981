/**
 * Secrets at rest. The signature needs the TOKEN itself, so a one-way hash cannot stand in for it.
 * TOKENs are therefore sealed with AES-256-GCM under a key that lives in a file of its own (mode
 * 0600): whoever gets hold of a copy of the database alone learns no TOKEN. The owner's name is
 * authenticated with it, so a sealed TOKEN cannot be moved to another application. Somebody who
 * can read both files, or the server's memory, can read the TOKENs; keep backups of them apart.
 */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Vault {
  seal(secret: string, owner: string): Uint8Array;
  /** Throws if the key is another one or the sealed value belongs to somebody else. */
  unseal(sealed: Uint8Array, owner: string): string;
  /** A key for another use, which tells nothing of the vault's own (HKDF, RFC 5869). */
  derivedKey(use: string): Uint8Array;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** How many opened secrets are kept, by their sealed bytes: a new TOKEN counts at once. */
const cacheLimit = 10_000;

export const createKey = (): Buffer => randomBytes(keyBytes);

/** 256 bits in the alphabet of hexadecimal digits, for a TOKEN (WH-R008) or an appSecret. */
export const createSecret = (): string => randomBytes(keyBytes).toString('hex');

export function createVault(key: Buffer): Vault {
  const opened = new Map<string, string>();
  return {
    seal: (secret, owner) => sealed(key, secret, owner),
    unseal(bytes, owner) {
      const name = `${owner} ${Buffer.from(bytes).toString('latin1')}`;
      const known = opened.get(name);
      if (known !== undefined) return known;
      const secret = unsealed(key, bytes, owner);
      if (opened.size >= cacheLimit) opened.clear();
      opened.set(name, secret);
      return secret;
    },
    derivedKey: (use) => new Uint8Array(hkdfSync('sha256', key, '', `qiyue ${use}`, keyBytes)),
  };
}

function sealed(key: Buffer, secret: string, owner: string): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(owner));
  const text = [cipher.update(secret, 'utf8'), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...text]);
}

function unsealed(key: Buffer, bytes: Uint8Array, owner: string): string {
  const [iv, rest] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes)];
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(owner))
    .setAuthTag(rest.subarray(0, tagBytes));
  const text = [decipher.update(rest.subarray(tagBytes)), decipher.final()];
  return Buffer.concat(text).toString('utf8');
}

/** The owner's name under which an application's secret is sealed. */
export const secretOwner = (contract: string, id: string): string => `${contract}:${id}`;
