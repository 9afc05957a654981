/** Files with secrets: nobody but their owner may read them, and nobody ever meets half of one. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Linked into place when it is complete: of two programs that start together one file wins. */
export function createPrivateFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = written(file, text);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

/** Whoever reads the file meets the old text or the new one, also after a power cut. */
export function replacePrivateFile(file: string, text: string): void {
  const draft = written(file, text);
  try {
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft);
    throw error;
  }
}

/** The draft has a name of its own: programs in two containers may have the same process id. */
function written(file: string, text: string): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return draft;
}
