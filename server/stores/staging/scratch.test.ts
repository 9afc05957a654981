import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openScratch } from './scratch.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const database = () => join(directory, 'qiyue.sqlite');

it('several are open at one time, and none sees the rows of another', () => {
  const scratches = [1, 2].map(() => openScratch(database()));
  for (const { raw } of scratches) raw.exec('create table one (a); insert into one values (1)');
  const counts = scratches.map(({ raw }) => raw.prepare('select count(*) from one').pluck().get());
  for (const { close } of scratches) close();

  expect(counts).toEqual([1, 1]);
  expect(readdirSync(directory)).toEqual([]);
});

it('programs open theirs at the same moment', async () => {
  const code = `
    const { openScratch } = await import('${new URL('./scratch.ts', import.meta.url).href}');
    for (let count = 0; count < 300; count += 1) {
      const { raw, close } = openScratch('${database()}');
      raw.exec('create table one (a)');
      close();
    }`;
  const program = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);

  await expect(Promise.all([program(), program(), program()])).resolves.toHaveLength(3);
  expect(readdirSync(directory)).toEqual([]);
}, 30_000);
