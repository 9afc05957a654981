import { existsSync, readdirSync } from 'node:fs';
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { UsageError } from '../../spec/usage-error.ts';
import { type Entry, entryOf, format, type Manifest, manifestIn } from './manifest.ts';
import { type Part, type Places, partsToKeep } from './parts.ts';

export interface BackupSetting {
  readonly places: Places;
  /** Made if it is not there, and empty if it is. */
  readonly folder: string;
  readonly now: Date;
  readonly onFile?: (name: string) => void;
}

/**
 * Copies all data of a server into a folder, also while it serves: each database as it is at one
 * moment. Throws `UsageError` before anything is written where it cannot be done; what breaks off
 * later leaves no folder that `restore` would take.
 */
export async function backup({ places, folder, now, onFile }: BackupSetting): Promise<Manifest> {
  if (!existsSync(places.database)) throw noDatabase(places.database);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw notEmpty(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const files: Entry[] = [];
    for (const part of partsToKeep(places)) {
      onFile?.(part.name);
      files.push(await kept(part, folder));
    }
    const manifest: Manifest = { format, createdAt: now.toISOString(), files };
    await writeFile(manifestIn(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  } catch (error) {
    for (const name of readdirSync(folder)) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
    throw error;
  }
}

async function kept({ name, file, isDatabase }: Part, folder: string): Promise<Entry> {
  const copy = join(folder, name);
  await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
  await (isDatabase ? copyDatabase(file, copy) : copyFile(file, copy));
  // It holds names of persons and keys: nobody else on the machine need read it.
  await chmod(copy, 0o600);
  return entryOf(name, copy);
}

/** One transaction reads it all: writers go on meanwhile, and none makes it begin again. */
async function copyDatabase(file: string, copy: string): Promise<void> {
  const raw = new SQLite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    raw.prepare('vacuum into ?').run(copy);
  } finally {
    raw.close();
  }
}

const noDatabase = (file: string) =>
  new UsageError({
    zh: `没有数据库文件 ${file}；请用 --database 或 QIYUE_DATABASE 指明`,
    en: `There is no database file ${file}; name it with --database or QIYUE_DATABASE`,
  });

const notEmpty = (folder: string) =>
  new UsageError({
    zh: `目录 ${folder} 不是空的；备份要写入一个空目录或新目录`,
    en: `The folder ${folder} is not empty; a backup goes into an empty or new one`,
  });
