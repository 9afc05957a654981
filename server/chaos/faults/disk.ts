import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import type { FileStage } from '../file-stage.ts';

/** Milliseconds without space. */
const full = 5_000;

export const diskFull: Fault<FileStage> = {
  key: 'disk-full',
  name: { zh: 'SQLite 所在磁盘写满', en: 'the disk of SQLite is full' },
  async strike({ disk }, mended) {
    const filler = join(disk, 'filler');
    fill(filler);
    await wait(full);
    rmSync(filler);
    mended();
    return [];
  },
};

/** Writes until nothing more fits, not even a byte. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (let length = 1 << 20; length >= 1; length = Math.floor(length / 2)) {
    while (wrote(handle, Buffer.alloc(length)));
  }
  closeSync(handle);
}

function wrote(handle: number, bytes: Buffer): boolean {
  try {
    return writeSync(handle, bytes) === bytes.length;
  } catch {
    return false;
  }
}
