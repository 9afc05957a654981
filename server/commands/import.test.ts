import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { companyAt } from '../platforms/shanxi/seed/synthetic-companies.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const rows = [0, 1].map((index) => Object.values(companyAt(index)).join());
  writeFileSync(
    join(directory, 'companies.csv'),
    ['uniscId,enterpriseName,assessGrade', ...rows, ''].join('\n'),
  );
});
afterEach(() => rmSync(directory, { recursive: true }));

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Imports the file of companies in a process of its own; gives what it said, and its end. */
async function run(line: string) {
  const words = [program, '--lang', 'en', 'import', ...line.split(' ')];
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, words, {
    cwd: directory,
  }).then(
    (output) => ({ ...output, code: 0 }),
    (error) => error,
  );
  return { stdout: String(stdout), stderr: String(stderr), code: Number(code) };
}

it('takes the name of a dataset, or of one of its services, and says what became of rows', async () => {
  const byDataset = await run('shanxi grades companies.csv');
  const byService = await run('shanxi getEnterpriseGrades companies.csv');

  expect(byDataset.stdout).toBe('2 rows loaded: 2 new, 0 changed, 0 as before\n');
  expect(byService.stdout).toBe('2 rows loaded: 0 new, 0 changed, 2 as before\n');
});

it('lists the datasets there are if the one named is none', async () => {
  const { stderr, code } = await run('shanxi pets companies.csv');

  expect(stderr).toMatch(/no dataset "pets"; it has: grades, trades\n$/);
  expect(code).toBe(2);
});
