import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
}

it('no script of a package runs when it is installed', () => {
  expect(textOf('.npmrc').split('\n')).toContain('ignore-scripts=true');
});

it('nor in the image, which knows of that before it installs', () => {
  const [before = ''] = textOf('deploy/Dockerfile').split('npm ci');

  expect(before).toMatch(/^COPY .*\.npmrc \.\/$/m);
});

it('each package is locked to one version and its hash', () => {
  const lock: { packages: Record<string, Locked> } = JSON.parse(textOf('package-lock.json'));
  const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '');
  const loose = packages.filter(
    ([, { version = '', integrity = '' }]) =>
      !/^\d+\.\d+\.\d+/.test(version) || !integrity.startsWith('sha512-'),
  );

  expect(packages.length).toBeGreaterThan(100);
  expect(loose.map(([folder]) => folder)).toEqual([]);
});
