import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadable } from './loadable.ts';

const root = join(import.meta.dirname, '..');
const rules = readFileSync(join(root, 'deploy/Dockerfile.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => /^[^#]/.test(line));
const letIn = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
const leftOut = rules.filter((rule) => !rule.startsWith('!') && rule !== '*');

const isUnder = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(`${folder}/`);

it('the image has every file that the program loads', () => {
  const files = [...loadable(root, 'qiyue.js')];
  const missing = files.filter(
    (file) =>
      !letIn.some((name) => isUnder(file, name)) ||
      leftOut.some((rule) => isUnder(file, rule) || file.endsWith(rule.replace('**/*', ''))),
  );

  expect(files.length).toBeGreaterThan(300);
  expect(missing).toEqual([]);
});

it('the image lets nothing in by a name that is wrong', () => {
  expect(letIn.filter((name) => !existsSync(join(root, name)))).toEqual([]);
});
