import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../spec/usage-error.ts';

/** What a backup consists of; written last, so that half a backup has none. */
export interface Manifest {
  readonly format: typeof format;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly files: readonly Entry[];
}

/** One file as it was when it was copied. */
export interface Entry {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sm3: string;
}

export const format = 'qiyue-backup/1';

export const manifestIn = (folder: string): string => join(folder, 'backup.json');

/** Reads a file once, from its beginning to its end, whatever its size. */
export async function entryOf(name: string, file: string): Promise<Entry> {
  const hash = createHash('sm3');
  await pipeline(createReadStream(file), hash);
  return { name, bytes: (await stat(file)).size, sm3: hash.digest('hex') };
}

/** The manifest of a folder. Throws `UsageError` where there is none, or none that we write. */
export function readManifest(folder: string): Manifest {
  const manifest = parsed(manifestIn(folder));
  if (!isManifest(manifest)) throw noBackup(folder);
  return manifest;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  const manifest = Object(value);
  return (
    manifest.format === format && Array.isArray(manifest.files) && manifest.files.every(isEntry)
  );
}

function isEntry(value: unknown): value is Entry {
  const { name, bytes, sm3 } = Object(value);
  return typeof name === 'string' && typeof bytes === 'number' && typeof sm3 === 'string';
}

const noBackup = (place: string) =>
  new UsageError({
    zh: `${place} 不是 qiyue backup 写成的完整备份（缺少可用的 backup.json）；请换一个目录`,
    en: `${place} is no whole backup of qiyue backup (there is no backup.json to use); name another folder`,
  });
