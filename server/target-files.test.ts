import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../spec/usage-error.ts';
import { writeTargets } from './target-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('writes a file for each contract that only its owner may read', () => {
  const targets = join(folder, 'new', 'targets');
  writeTargets(targets, { wuhan: 'a: 1\n', neimenggu: 'b: 2\n' });

  expect(readdirSync(targets).sort()).toEqual(['neimenggu.yaml', 'wuhan.yaml']);
  expect(readFileSync(join(targets, 'neimenggu.yaml'), 'utf8')).toBe('b: 2\n');
  expect(statSync(join(targets, 'wuhan.yaml')).mode & 0o777).toBe(0o600);
});

it('takes the place of files of an earlier run', () => {
  writeTargets(folder, { wuhan: 'a: 1\n' });
  writeTargets(folder, { wuhan: 'a: 2\n' });

  expect(readFileSync(join(folder, 'wuhan.yaml'), 'utf8')).toBe('a: 2\n');
});

it('leaves none behind if one cannot be written', () => {
  mkdirSync(join(folder, 'neimenggu.yaml'));
  const write = () => writeTargets(folder, { wuhan: 'a: 1\n', neimenggu: 'b: 2\n' });

  expect(write).toThrow(UsageError);
  expect(readdirSync(folder)).toEqual(['neimenggu.yaml']);
});
