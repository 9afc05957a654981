import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTargets } from './target-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-targets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);

const wuhan = 'contract: wuhan\nurl: http://127.0.0.1:1\napplication: {passid: a, token: b}\n';
const neimenggu = `contract: neimenggu
url: http://127.0.0.1:1
application: {appKey: a, appSecret: b, account: c}
`;

const places = () =>
  readTargets(folder, {}).targets.map(({ file, folder }) => [basename(file), folder]);

it('takes the files in the order of the contracts, each with a folder of its contract', () => {
  write('a.yaml', neimenggu);
  write('b.yml', wuhan);

  expect(places()).toEqual([
    ['b.yml', 'wuhan'],
    ['a.yaml', 'neimenggu'],
  ]);
});

it('gives several files of one contract a folder each, by the whole name of the file', () => {
  write('east.yaml', wuhan);
  write('east.yml', wuhan);

  expect(places()).toEqual([
    ['east.yaml', 'wuhan/east.yaml'],
    ['east.yml', 'wuhan/east.yml'],
  ]);
});

it('tells which files are wrong and keeps the others', () => {
  write('good.yaml', wuhan);
  write('bad.yaml', 'contract: wuhan\n');

  const { targets, faulty } = readTargets(folder, {});

  expect(targets.map(({ file }) => basename(file))).toEqual(['good.yaml']);
  expect(faulty.map(({ file }) => basename(file))).toEqual(['bad.yaml']);
  expect(faulty[0]?.fault.en).toMatch(/bad\.yaml:1: url is missing/);
});

it('leaves other files and hidden ones alone', () => {
  write('good.yaml', wuhan);
  write('.hidden.yaml', 'x');
  write('notes.txt', 'x');

  expect(readTargets(folder, {}).faulty).toEqual([]);
  expect(places()).toHaveLength(1);
});

it('refuses a folder without target files', () => {
  mkdirSync(join(folder, 'inside'));

  expect(() => readTargets(folder, {})).toThrow(/no target file .* in .*--targets/);
});

it('refuses a folder that is not there', () => {
  expect(() => readTargets(join(folder, 'nowhere'), {})).toThrow(
    /nowhere \(it does not exist, ENOENT\).*--targets/,
  );
});
