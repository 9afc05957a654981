import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('let two programs open a new database at the same moment', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const module = new URL('./open.ts', import.meta.url).href;
  const code = `const { openSqliteStores } = await import('${module}');
    await (await openSqliteStores('${join(directory, 'q.sqlite')}')).close();
    console.log('opened');`;
  const open = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  const programs = await Promise.all([open(), open(), open()]);
  rmSync(directory, { recursive: true });

  expect(programs.map(({ stdout }) => stdout.trim())).toEqual(['opened', 'opened', 'opened']);
});
