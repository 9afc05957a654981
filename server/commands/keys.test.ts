import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { readSmKeyFile } from '../keys/sm-key-file.ts';
import { type KeyAction, keyLines, keysCommand } from './keys.ts';

const english: Say = ({ en }) => en;
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = () => join(directory, 'qiyue.sm2.json');
const run = (action: KeyAction, keyId = '') =>
  keyLines(action, { kind: { id: 'shanxi', smKeys: true }, file: file(), keyId }, english);

it('lists the one key that the first start makes', () => {
  const lines = run('list');

  const { keyId, createdAt, publicKey } = readSmKeyFile(file()).current;
  expect(lines).toEqual([`${keyId}\t${createdAt}\tcurrent\t${publicKey}`]);
});

it('rotates to a new key and keeps the older one, the current last', () => {
  const [first] = run('list');

  const [older, current, ...more] = run('rotate');

  expect(older).toBe(first?.replace('current', 'older'));
  expect(current).toMatch(/^\d{8}-[0-9a-f]{8}\t\S+\tcurrent\t04[0-9a-f]{128}$/);
  expect(more).toEqual([]);
});

it('removes an older key and refuses to remove the current one', () => {
  run('list');
  const [first = '', second = ''] = run('rotate');
  const [older = '', current = ''] = [first, second].map((line) => line.split('\t')[0]);

  expect(() => run('remove', current)).toThrow(UsageError);
  expect(run('remove', older)).toEqual([second]);
  expect(() => run('remove', older)).toThrow(older);
});

it('never prints a private key', () => {
  const lines = [run('list'), run('rotate')].flat().join('\n');

  const { older, current } = readSmKeyFile(file());
  const found = [...older, current].filter(({ privateKey }) => lines.includes(privateKey));
  expect(found).toEqual([]);
});

it('refuses a contract that has no SM2 keys', () => {
  const choice = { kind: { id: 'wuhan' }, file: file(), keyId: '' };

  expect(() => keyLines('list', choice, english)).toThrow(/wuhan has no SM2 keys/);
});

it.each([
  ['nowhere', 'a.sqlite', /no contract "nowhere"/],
  ['wuhan', 'a.sqlite', /wuhan has no SM2 keys/],
  ['wuhan', ':memory:', /in memory/],
])('refuses %s with database %s', async (contract, database, words) => {
  await expect(keysCommand('list', [contract], { database }, english)).rejects.toThrow(words);
});
