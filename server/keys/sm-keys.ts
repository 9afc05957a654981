/** The SM2 keys that callers seal their requests for (SX-R007, SX-R021, reading SX-A15). */
import { statSync } from 'node:fs';
import type { PrivateKeys } from '../../spec/protocol/sm-envelope.ts';
import { type Config, isInMemory } from '../config.ts';
import { accept, type Result, refuse } from '../result.ts';
import {
  createSmKey,
  keysOn,
  openSmKeyFile,
  readSmKeyFile,
  type SmKey,
  type SmKeyRing,
  writeSmKeyFile,
} from './sm-key-file.ts';

/** What may be told of a key. */
export type PublicSmKey = Omit<SmKey, 'privateKey'>;

export interface SmKeys {
  /** What `getPublicKey` tells. */
  current(): PublicSmKey;
  /** For `openRequest`. */
  readonly privateKeys: PrivateKeys;
}

/**
 * The keys of a server. The file is opened, and made at the first start, when a key is first asked
 * for, because most contracts need none. A database in memory is gone with its process, and so are
 * its keys.
 */
export const openSmKeys = (
  config: Pick<Config, 'database' | 'databaseUrl' | 'smKeyFile'>,
): SmKeys => smKeysOn(isInMemory(config) ? inMemory() : following(config.smKeyFile));

/** Adds a key, which is the current one from now on; the older ones still open. */
export function rotateSmKeys(file: string): SmKeyRing {
  const ring = { older: keysOn(openSmKeyFile(file)), current: createSmKey() };
  writeSmKeyFile(file, ring);
  return ring;
}

/** The keys that are left; the current one stays, because callers may hold no other. */
export function removeSmKey(file: string, keyId: string): Result<SmKeyRing, 'current' | 'unknown'> {
  const { older, current } = openSmKeyFile(file);
  if (keyId === current.keyId) return refuse('current');
  const kept = older.filter((key) => key.keyId !== keyId);
  if (kept.length === older.length) return refuse('unknown');
  writeSmKeyFile(file, { older: kept, current });
  return accept({ older: kept, current });
}

const smKeysOn = (ring: () => SmKeyRing): SmKeys => ({
  current() {
    const { keyId, createdAt, publicKey } = ring().current;
    return { keyId, createdAt, publicKey };
  },
  privateKeys(keyId) {
    if (keyId === undefined) return ring().current.privateKey;
    return keysOn(ring()).find((key) => key.keyId === keyId)?.privateKey;
  },
});

function inMemory(): () => SmKeyRing {
  let ring: SmKeyRing | undefined;
  return () => {
    ring ??= { older: [], current: createSmKey() };
    return ring;
  };
}

/**
 * Reads the file again when it is another one than before, so that a rotation counts from the next
 * call on. A file that was lost or spoilt meanwhile throws on each call until it is mended: keys
 * that an operator took away are not used behind their back.
 */
function following(file: string): () => SmKeyRing {
  let read: { readonly stamp: string; readonly ring: SmKeyRing } | undefined;
  return () => {
    // Taken before the file is read: one that changes meanwhile is read once more.
    const stamp = stampOf(file);
    if (read?.stamp === stamp) return read.ring;
    read = { stamp, ring: read ? readSmKeyFile(file) : openSmKeyFile(file) };
    return read.ring;
  };
}

/** Differs when the file does: it is always replaced as a whole. */
function stampOf(file: string): string {
  const status = statSync(file, { bigint: true, throwIfNoEntry: false });
  return status ? `${status.ino} ${status.size} ${status.mtimeNs}` : 'none';
}
