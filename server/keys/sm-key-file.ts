/** The file with the SM2 keys of the platform (SX-R007, SX-R021), as text and as keys. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createKeyPair, publicKeyOf, type Sm2KeyPair } from '../../spec/protocol/sm2.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { createPrivateFile, replacePrivateFile } from './private-file.ts';

/** One key of the platform. Callers name it by its id, which tells nothing but its day. */
export interface SmKey extends Sm2KeyPair {
  readonly keyId: string;
  /** UTC, as ISO 8601 writes it. */
  readonly createdAt: string;
}

/** The keys that open a request; the current one is the last of the file. */
export interface SmKeyRing {
  /** In the order in which they were made. */
  readonly older: readonly SmKey[];
  readonly current: SmKey;
}

/** All keys, the current one last. */
export const keysOn = ({ older, current }: SmKeyRing): readonly SmKey[] => [...older, current];

export function createSmKey(): SmKey {
  const createdAt = new Date().toISOString();
  const keyId = `${createdAt.slice(0, 10).replaceAll('-', '')}-${randomBytes(4).toString('hex')}`;
  return { keyId, createdAt, ...createKeyPair() };
}

/** Makes the file with its first key if it is not there yet. */
export function openSmKeyFile(file: string): SmKeyRing {
  usable(file, () => {
    if (existsSync(file)) return;
    createPrivateFile(file, textOf({ older: [], current: createSmKey() }));
  });
  return readSmKeyFile(file);
}

export const readSmKeyFile = (file: string): SmKeyRing =>
  usable(file, () => {
    demandPrivate(file);
    return ringIn(readFileSync(file, 'utf8')) ?? thrown(malformed(file));
  });

export const writeSmKeyFile = (file: string, ring: SmKeyRing): void =>
  usable(file, () => replacePrivateFile(file, textOf(ring)));

/** What keeps the file from being read or written is for the operator to mend. */
function usable<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new UsageError({
      zh: `无法使用 SM2 密钥文件 ${file}：${cause}`,
      en: `Cannot use the SM2 key file ${file}: ${cause}`,
    });
  }
}

const textOf = (ring: SmKeyRing): string => `${JSON.stringify(keysOn(ring), undefined, 2)}\n`;

/** Windows keeps no such modes. */
function demandPrivate(file: string) {
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw open(file, mode.toString(8));
}

function ringIn(text: string): SmKeyRing | undefined {
  const keys = parsed(text);
  if (!Array.isArray(keys) || !keys.every(isSmKey)) return undefined;
  const current = keys.at(-1);
  const isUnique = new Set(keys.map(({ keyId }) => keyId)).size === keys.length;
  return current && isUnique ? { older: keys.slice(0, -1), current } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** That the two keys belong together is worked out, so a slip of an editor is noticed here. */
function isSmKey(value: unknown): value is SmKey {
  if (typeof value !== 'object' || value === null) return false;
  const { keyId, createdAt, publicKey, privateKey } = value as Partial<
    Record<keyof SmKey, unknown>
  >;
  return (
    typeof keyId === 'string' &&
    /^[\w-]{1,64}$/.test(keyId) &&
    typeof createdAt === 'string' &&
    !Number.isNaN(Date.parse(createdAt)) &&
    typeof privateKey === 'string' &&
    publicKey !== undefined &&
    publicKey === publicKeyOf(privateKey)
  );
}

function thrown(error: Error): never {
  throw error;
}

const malformed = (file: string) =>
  new UsageError({
    zh: `SM2 密钥文件 ${file} 应为密钥列表，每项有 keyId、createdAt、publicKey 和与之相配的 privateKey`,
    en: `SM2 key file ${file} must be a list of keys with keyId, createdAt, publicKey and the privateKey that belongs to it`,
  });

const open = (file: string, mode: string) =>
  new UsageError({
    zh: `SM2 密钥文件 ${file} 的权限是 ${mode}，别人也能读写；请运行 chmod 600 ${file}`,
    en: `SM2 key file ${file} has mode ${mode}, which lets others in; run chmod 600 ${file}`,
  });
