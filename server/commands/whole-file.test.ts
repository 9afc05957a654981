import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { writeWhole } from './whole-file.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  file = join(directory, 'cases.csv');
});
afterEach(() => rmSync(directory, { recursive: true }));

async function* text() {
  yield 'new ';
  yield 'text';
}

async function* brokenText(pieces: readonly string[]) {
  yield* pieces;
  throw new Error('the database is gone');
}

it('writes for its owner alone', async () => {
  await writeWhole(file, { force: false, content: text() });

  expect(readFileSync(file, 'utf8')).toBe('new text');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(['cases.csv']);
});

it('replaces a file only if it is told to', async () => {
  writeFileSync(file, 'old');
  const refused = writeWhole(file, { force: false, content: text() });

  await expect(refused).rejects.toThrow(/cases\.csv exists; add --force/);
  expect(readFileSync(file, 'utf8')).toBe('old');

  await writeWhole(file, { force: true, content: text() });
  expect(readFileSync(file, 'utf8')).toBe('new text');
});

it.each([
  ['in the middle', ['half']],
  ['before it begins', []],
])('leaves what was there and nothing else if the text breaks off %s', async (_, pieces) => {
  writeFileSync(file, 'old');
  const broken = writeWhole(file, { force: true, content: brokenText(pieces) });

  await expect(broken).rejects.toThrow(/gone/);
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(directory)).toEqual(['cases.csv']);
});

it('leaves nothing half-written if it is interrupted', async () => {
  const module = new URL('./whole-file.ts', import.meta.url).href;
  const code = `const { writeWhole } = await import('${module}');
    async function* text() {
      process.kill(process.pid, 'SIGINT');
      for (;;) {
        yield 'more';
        await new Promise(setImmediate);
      }
    }
    const force = false;
    await writeWhole('${file}', { force, content: text() }).catch(({ text }) => {
      console.log(text.en);
      process.exit();
    });`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    code,
  ]);

  expect(stdout).toMatch(/Interrupted; .*cases\.csv was not written/);
  expect(readdirSync(directory)).toEqual([]);
});

it('says what keeps it from writing', async () => {
  const missing = join(directory, 'missing', 'cases.csv');
  const refused = writeWhole(missing, { force: false, content: text() });

  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(/Cannot write .*missing/);
});
