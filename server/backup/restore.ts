import { existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../../spec/usage-error.ts';
import { type Entry, entryOf, type Manifest, readManifest } from './manifest.ts';
import { type Part, type Places, partNamed } from './parts.ts';

export interface RestoreSetting {
  /** Where the data shall lie; nothing may lie there yet. */
  readonly places: Places;
  readonly folder: string;
  readonly onFile?: (name: string) => void;
}

/** A file of the backup, and where it goes. */
interface Move {
  readonly entry: Entry;
  readonly part: Part;
}

/**
 * Puts a backup in the place of a server's data: all of it or, where a file is missing, altered or
 * in the way, nothing. Throws `UsageError` then.
 */
export async function restore({ places, folder, onFile }: RestoreSetting): Promise<Manifest> {
  const manifest = readManifest(folder);
  const moves = manifest.files.map((entry) => ({ entry, part: placeOf(places, folder, entry) }));
  const obstacle = moves.flatMap(({ part }) => obstaclesOf(part)).find((file) => existsSync(file));
  if (obstacle) throw inTheWay(obstacle);
  for (const { entry } of moves) {
    onFile?.(entry.name);
    await verify(folder, entry);
  }
  await put(folder, moves);
  return manifest;
}

/** SQLite would write what is left in the log of an earlier database into the restored one. */
const obstaclesOf = ({ file, isDatabase }: Part): readonly string[] =>
  isDatabase ? [file, `${file}-wal`, `${file}-journal`] : [file];

function placeOf(places: Places, folder: string, { name }: Entry): Part {
  const part = partNamed(places, name);
  if (!part) throw unlike(join(folder, name));
  return part;
}

async function verify(folder: string, expected: Entry): Promise<void> {
  const file = join(folder, expected.name);
  if (!existsSync(file)) throw unlike(file);
  const found = await entryOf(expected.name, file);
  if (found.bytes !== expected.bytes || found.sm3 !== expected.sm3) throw unlike(file);
}

/** Under other names first, and never over a file that has come meanwhile. */
async function put(folder: string, moves: readonly Move[]): Promise<void> {
  const made: string[] = [];
  try {
    for (const { entry, part } of moves) {
      const draft = draftOf(part);
      await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
      made.push(draft);
      await copyFile(join(folder, entry.name), draft);
      await chmod(draft, 0o600);
    }
    for (const { part } of moves) {
      await link(draftOf(part), part.file);
      made.push(part.file);
    }
  } catch (error) {
    for (const file of made) await rm(file, { force: true });
    throw error;
  }
  for (const { part } of moves) await rm(draftOf(part));
}

const draftOf = ({ file }: Part): string => `${file}.restored`;

const inTheWay = (file: string) =>
  new UsageError({
    zh: `${file} 已经存在；恢复不覆盖任何文件，请先停止服务器并把原有数据移走`,
    en: `${file} is there already; restore overwrites nothing, so stop the server and move its data away first`,
  });

const unlike = (file: string) =>
  new UsageError({
    zh: `备份中的 ${file} 缺失或已被改动，与 backup.json 不符；请换一份备份`,
    en: `${file} of the backup is missing or altered: it is not what backup.json says; use another backup`,
  });
