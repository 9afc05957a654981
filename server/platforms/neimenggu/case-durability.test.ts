import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseOf, entityOf } from '../../testing/neimenggu-cases.ts';
import { spawnServer } from '../../testing/neimenggu-process.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const program = fileURLToPath(new URL('../../../qiyue.ts', import.meta.url));

it('an accepted case outlives a server that is killed right after its reply', async () => {
  const database = join(directory, 'qiyue.sqlite');
  const penaltylist = Array.from({ length: 1_000 }, (_, index) => entityOf(index));
  const server = await spawnServer(database);
  const { body } = await server.postCase(Buffer.from(JSON.stringify(caseOf({ penaltylist }))));
  server.child.kill('SIGKILL');
  const [, signal] = await once(server.child, 'exit');
  const line = ['cases', 'show', 'neimenggu', body.acceptid, '--database', database];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...line]);

  expect(signal).toBe('SIGKILL');
  expect(stdout).toContain(`acceptid\t${body.acceptid}\n`);
  expect(stdout).toContain('caseid\tA-1\n');
  expect(stdout).toMatch(/\n999\tP999\t9115010999\t张三\t有限责任公司\n$/);
});
