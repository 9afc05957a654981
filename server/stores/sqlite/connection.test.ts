import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDurably, openFile } from './connection.ts';
import { isBusy } from './group-commit.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  file = join(directory, 'qiyue.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true }));

it('a durable handle syncs with each commit (FULL), another one now and then (NORMAL)', () => {
  const [plain, durable] = [openFile(file), openDurably(file)];
  const modes = [plain, durable].map((raw) => raw.pragma('synchronous', { simple: true }));
  for (const raw of [plain, durable]) raw.close();

  expect(modes).toEqual([1, 2]);
});

it('a durable handle says at once that somebody else is writing', () => {
  const [plain, durable] = [openFile(file), openDurably(file)];
  plain.exec('begin immediate');
  let error: unknown;
  try {
    durable.exec('begin immediate');
  } catch (caught) {
    error = caught;
  }
  for (const raw of [plain, durable]) raw.close();

  expect(isBusy(error)).toBe(true);
});
