import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';

/** A file that nobody else sees, and that is gone with the process at the latest. */
export interface Scratch {
  readonly raw: Database;
  close(): void;
}

/** Windows alone does not let go of the name of an open file. */
const isNameless = process.platform !== 'win32';

/** Memory for its pages in KiB: rows that come in any order are put in their places here. */
const cacheSize = 32 * 1024;

/**
 * Opens an empty file beside the database, where there is room and the same people may read. It
 * loses its name at once, so that hardly a kill leaves it behind, and until then the name is its
 * own, so that programs do not meet. On a system that keeps the name, all use the same one, and
 * what a kill left is removed first.
 */
export function openScratch(database: string, purpose = 'import'): Scratch {
  if (database === ':memory:') return opened(database, () => {});
  const file = scratchFile(database, purpose);
  const remove = () => rmSync(file, { force: true });
  if (!isNameless) remove();
  closeSync(openSync(file, 'wx', 0o600));
  const scratch = opened(file, remove);
  if (isNameless) remove();
  return scratch;
}

function opened(file: string, remove: () => void): Scratch {
  const raw = new SQLite(file, { timeout: 0 });
  raw.pragma('locking_mode = EXCLUSIVE');
  // A journal would be a second file to clean up; nothing here outlives a crash anyway.
  raw.pragma('journal_mode = MEMORY');
  raw.pragma('synchronous = OFF');
  raw.pragma(`cache_size = -${cacheSize}`);
  return {
    raw,
    close() {
      raw.close();
      if (!isNameless) remove();
    },
  };
}

const scratchFile = (database: string, purpose: string): string => {
  const own = isNameless ? `.${randomBytes(6).toString('hex')}` : '';
  return `${database.replace(/\.sqlite$/, '')}.${purpose}${own}.sqlite`;
};
