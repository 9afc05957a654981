import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitGroups, groupCommit } from './group-commit.ts';

let directory: string;
let file: SQLite.Database;
let other: SQLite.Database;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  [file, other] = [open(), open()];
  file.exec('create table numbers (value integer unique)');
});
afterEach(() => {
  for (const raw of [file, other]) raw.close();
  rmSync(directory, { recursive: true });
});

const open = () => {
  const raw = new SQLite(join(directory, 'numbers.sqlite'), { timeout: 0 });
  raw.pragma('journal_mode = WAL');
  return raw;
};

const writer = (patience: number) => {
  const insert = file.prepare('insert into numbers values (?)');
  return groupCommit<number, number>(file, (value) => insert.run(value).changes, patience);
};

const stored = () => other.prepare('select value from numbers').pluck().all();

it('gives each its own result, once all are committed', async () => {
  const write = writer(0);
  const results = await Promise.all([write(1), write(2)]);

  expect(results).toEqual([1, 1]);
  expect(stored()).toEqual([1, 2]);
});

it('writes nothing of a group in which one write fails, and tells all of them', async () => {
  const write = writer(1_000);
  const results = await Promise.allSettled([write(1), write(2), write(1)]);

  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(stored()).toEqual([]);
});

it('waits for a file that is held, and lets the event loop go on meanwhile', async () => {
  other.exec('begin immediate');
  const write = writer(60_000);
  const early = write(1);
  await new Promise((resolve) => setTimeout(resolve, 1));
  const late = write(2);
  other.exec('commit');

  expect(await Promise.all([early, late])).toEqual([1, 1]);
  expect(stored()).toEqual([1, 2]);
});

it('gives up when patience is over, and writes again when the file is free', async () => {
  other.exec('begin immediate');
  const write = writer(1);

  await expect(write(1)).rejects.toThrow(/locked/);
  other.exec('commit');
  expect(await write(2)).toBe(1);
});

it('commits what belongs behind a group together with it, or neither', async () => {
  const insert = file.prepare('insert into numbers values (?)');
  const writeAll = (values: readonly number[]) => {
    const written = values.map((value) => insert.run(value).changes);
    insert.run(100);
    return written;
  };
  const write = commitGroups(file, writeAll, 0);
  await Promise.all([write(1), write(2)]);

  await expect(write(3)).rejects.toThrow(/UNIQUE/);
  expect(stored()).toEqual([1, 2, 100]);
});
