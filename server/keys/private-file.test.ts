import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPrivateFile, replacePrivateFile } from './private-file.ts';

let directory: string;
const file = () => join(directory, 'deep', 'secret');
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  createPrivateFile(file(), 'first');
});
afterEach(() => rmSync(directory, { recursive: true }));

const mode = () => statSync(file()).mode & 0o777;
const names = () => readdirSync(join(directory, 'deep'));

it('makes a file for its owner alone, with its folder', () => {
  expect(readFileSync(file(), 'utf8')).toBe('first');
  expect(mode()).toBe(0o600);
  expect(names()).toEqual(['secret']);
});

it('leaves a file as it is that is there already', () => {
  createPrivateFile(file(), 'second');

  expect(readFileSync(file(), 'utf8')).toBe('first');
  expect(names()).toEqual(['secret']);
});

it('replaces a file by another one for its owner alone', () => {
  chmodSync(file(), 0o644);
  const { ino } = statSync(file());

  replacePrivateFile(file(), 'second');

  expect(readFileSync(file(), 'utf8')).toBe('second');
  expect(statSync(file()).ino).not.toBe(ino);
  expect(mode()).toBe(0o600);
  expect(names()).toEqual(['secret']);
});

it('leaves no draft behind when it cannot replace', () => {
  expect(() => replacePrivateFile(join(directory, 'deep'), 'second')).toThrow();
  expect(readdirSync(directory)).toEqual(['deep']);
});
