import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Row } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { caseOf, entityOf } from '../testing/neimenggu-cases.ts';

/** What a spreadsheet program might take for a formula; Chinese ones take wide signs as well. */
const formulas = ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠a'];

let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const stores = await openSqliteStores(join(directory, 'cases.sqlite'));
  const { penaltylist: _, ...texts } = caseOf({
    casename: '\u202e甲\u2028\u2066\u009b31m',
  }) as Record<string, never>;
  await stores.cases.accept('neimenggu', {
    ...{ acceptid: 'ACCEPT', application: 'a', account: 'b', receivedAt: 1_800_000_000, texts },
    entities: formulas.map((legal, index) => entityOf(index, { legal }) as Row),
    digest: Buffer.from('digest'),
  });
  await stores.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Starts `qiyue cases`, whose standard output is a pipe or an open file. */
function start(line: string, output: 'pipe' | number = 'pipe') {
  const words = [program, 'cases', ...line.split(' '), '--lang', 'en'];
  const child = spawn(process.execPath, [...words, '--database', 'cases.sqlite'], {
    cwd: directory,
    stdio: ['ignore', output, 'pipe'],
  });
  const errors = child.stderr ? text(child.stderr) : Promise.resolve('');
  const ended = once(child, 'exit').then(async ([code]) => ({ code, errors: await errors }));
  return { child, ended, output: child.stdout ? text(child.stdout) : Promise.resolve('') };
}

const lines = ['list neimenggu', 'show neimenggu ACCEPT', 'export neimenggu'];

it.each(lines)('%s ends well if nobody reads on', async (line) => {
  const { child, ended, output } = start(line);
  child.stdout?.destroy();

  await expect(output).rejects.toThrow('Premature close');
  expect(await ended).toEqual({ code: 0, errors: '' });
});

it.runIf(process.platform === 'linux').each(lines)('%s says where no space is', async (line) => {
  const full = openSync('/dev/full', 'w');
  const { code, errors } = await start(line, full).ended;
  closeSync(full);

  expect(errors).toMatch(/^Cannot write to standard output: ENOSPC/);
  expect(code).toBe(2);
});

it.each(lines.slice(0, 2))('%s lets no sender turn a line around or break it', async (line) => {
  const output = await start(line).output;

  expect(output).toContain('\t 甲   31m\n');
});

it('writes no cell of CSV that might be a formula', async () => {
  const output = await start('export neimenggu --format csv').output;
  const rows = parse<Row>(output, { bom: true, columns: true, record_delimiter: '\r\n' });

  expect(rows.map(({ legal }) => legal)).toEqual(formulas.map((formula) => `'${formula}`));
});
