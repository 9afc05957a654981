import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const program = join(import.meta.dirname, '../../../.ci/run');

it.each([
  [{}, 'true test'],
  [{ CI: 'another' }, 'another test'],
])('continuous integration asks for the engines, called with %j', (environment, told) => {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-make-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'make'), '#!/bin/sh\necho "$CI $*"\n', { mode: 0o755 });
  const env = { PATH: `${folder}:/usr/bin:/bin`, ...environment };

  expect(execFileSync(program, { env, encoding: 'utf8' }).trim()).toBe(told);
});
