import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it that are missing, one by one: where the system denies that a
 * folder can be made as if it were not found (`/proc/x`), Node's own `recursive` tries for ever.
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing = await missingFrom(folder);
  for (const one of missing) await mkdir(one).catch(unlessThere);
  // A file in its place is refused by the system, in its words.
  if (!(await stat(folder)).isDirectory()) await mkdir(folder);
}

/** The folder and those above it that are not there, the uppermost first. */
async function missingFrom(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let one = folder; !(await isThere(one)); one = dirname(one)) missing.unshift(one);
  return missing;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false;
    throw cause;
  }
}

/** Another run may make the same folder at the same moment. */
function unlessThere(cause: unknown): void {
  if (codeOf(cause) !== 'EEXIST') throw cause;
}

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined;
