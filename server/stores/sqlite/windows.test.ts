import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSharedWindows, type SharedWindows } from './windows.ts';

let folder: string;
let windows: SharedWindows;
let file: SQLite.Database;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const path = join(folder, 'windows.sqlite');
  now = 0;
  windows = openSharedWindows(path, () => now);
  file = new SQLite(path, { readonly: true });
});

afterEach(() => {
  windows.close();
  file.close();
  rmSync(folder, { recursive: true });
});

const atOnce = (limits: readonly number[]) =>
  Promise.all(limits.map((limit) => windows.admit('a', limit, 0)));

const rows = () => file.prepare('select count(*) from windows').pluck().get();

it('admits no more than the limit of calls that come at once', async () => {
  expect(await atOnce([2, 2, 2])).toEqual([true, true, false]);
  expect(await atOnce([3, 3])).toEqual([true, false]);
});

it('goes by the limit of each call, if it was changed between two', async () => {
  expect(await atOnce([1, 1, 2, 0])).toEqual([true, false, true, false]);
});

it('keeps one row for all calls that come at once', async () => {
  await atOnce([9, 9, 9]);

  expect(rows()).toBe(1);
});

it('forgets calls that are out of the window', async () => {
  for (now = 0; now <= 5_000; now += 100) await atOnce([99]);

  expect(rows()).toBe(11);
});
