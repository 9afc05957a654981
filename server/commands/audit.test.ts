import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config } from '../config.ts';
import { openKeeping } from '../keeping.ts';
import { auditRecord } from '../testing/audit-records.ts';

let directory: string;

/** 120 calls of two accounts, an hour apart; the second one was refused. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const { audit, close } = await openKeeping(config({}, { database: join(directory, 'q.sqlite') }));
  for (let index = 1; index <= 120; index += 1) {
    const refused = { username: '=1+1\u001b[31m', outcome: 'refused', reason: 'wrong password' };
    const at = new Date(2026, 2, 1, index).getTime();
    await audit.append(auditRecord(index, { at, ...(index === 2 && refused) }));
  }
  await close();
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A copy of the audit with its key, in which one row was altered. */
function tampered() {
  copyFileSync(join(directory, 'q.audit.sqlite'), join(directory, 'bad.audit.sqlite'));
  copyFileSync(join(directory, 'q.key'), join(directory, 'bad.key'));
  const raw = new SQLite(join(directory, 'bad.audit.sqlite'));
  raw.exec('drop trigger no_update_of_calls');
  raw.exec("update calls set outcome = 'success' where sequence = 2");
  raw.close();
}

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Runs `qiyue audit` in the directory of the test. */
async function run(line: string) {
  const words = [program, 'audit', ...line.split(' '), '--lang', 'en'];
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, words, {
    cwd: directory,
  }).then(
    (output) => ({ ...output, code: 0 }),
    (error) => error,
  );
  return { stdout: String(stdout), stderr: String(stderr), code: Number(code) };
}

const whole = '--database q.sqlite';

const firstCells = (text: string) => text.split('\n').map((line) => line.split('\t')[0]);

describe('qiyue audit verify', () => {
  it('says that all rows hold, and gives an anchor that holds too', async () => {
    const first = await run(`verify ${whole}`);
    const anchor = /^all 120 rows hold; anchor (120:[0-9a-f]{64})\n$/.exec(first.stdout)?.[1];
    const second = await run(`verify ${whole} --anchor ${anchor}`);

    expect(second).toMatchObject({ code: 0, stdout: first.stdout });
  });

  it('names the first row that does not hold, and ends with 1', async () => {
    tampered();
    const { stdout, code } = await run('verify --database bad.sqlite');

    expect(stdout).toBe('row 2 was altered, or is not from the platform; rows that hold: 1\n');
    expect(code).toBe(1);
  });

  it('ends with 1 if the record contradicts an anchor', async () => {
    const { stdout, code } = await run(`verify ${whole} --anchor 7:${'0'.repeat(64)}`);

    expect(stdout).toMatch(/^row 7 is not the one of the anchor/);
    expect(code).toBe(1);
  });
});

describe('qiyue audit query', () => {
  it('shows a hundred, and how to go on', async () => {
    const { stdout, stderr } = await run(`query ${whole}`);

    expect(firstCells(stdout)).toHaveLength(101);
    expect(stderr).toBe('there are more: add --after 100\n');
  });

  it('goes on after a row, and says nothing of more at the end', async () => {
    const { stdout, stderr } = await run(`query ${whole} --after 100 --limit 20`);

    expect(firstCells(stdout)).toEqual([...Array.from({ length: 20 }, (_, i) => `${101 + i}`), '']);
    expect(stderr).toBe('');
  });

  it('tells why a call was refused, and lets no caller steer the terminal', async () => {
    const { stdout } = await run(`query ${whole} --outcome refused`);

    expect(stdout).toMatch(
      /^2\t\S+\tshanxi\tcall-2\t=1\+1 \[31m\t.*\trefused\twrong password\t1.5\n$/,
    );
  });

  it('chooses by the days of the place, the last one included', async () => {
    const { stdout } = await run(`query ${whole} --since 2026-03-02 --until 2026-03-03`);

    expect(firstCells(stdout).at(0)).toBe('24');
    expect(firstCells(stdout).at(-2)).toBe('71');
  });

  it('chooses by account, interface, enterprise and licence', async () => {
    const chosen = '--account bank --interface getEnterpriseGrade --enterprise 91140100MA0K12345X';
    const some = await run(`query ${whole} ${chosen} --limit 2`);
    const none = await run(`query ${whole} ${chosen} --licence L1`);

    expect(firstCells(some.stdout)).toEqual(['1', '3', '']);
    expect(none.stdout).toBe('');
  });

  it('writes all rows as CSV that runs nothing', async () => {
    const { stdout } = await run(`query ${whole} --format csv`);
    const rows = parse(stdout, { bom: true, columns: true, record_delimiter: '\r\n' });

    expect(rows).toHaveLength(120);
    expect(rows[1]).toMatchObject({ sequence: '2', username: `'=1+1\u001b[31m`, licenseID: '' });
  });

  it.each([
    ['all rows', '', 120],
    ['no row', '--account nobody', 0],
  ])('writes %s as JSON', async (_, chosen, count) => {
    const { stdout } = await run(`query ${whole} --format json ${chosen}`.trim());
    const rows = JSON.parse(stdout);

    expect(rows).toHaveLength(count);
    if (count > 0)
      expect(rows[0]).toMatchObject({ sequence: 1, licenseID: null, milliseconds: 1.5 });
  });
});

describe('wrong use ends with 2 and says what is right:', () => {
  it.each([
    ['verify --database none.sqlite', /no audit file none\.audit\.sqlite/],
    [`verify ${whole} --anchor 7`, /--anchor must be a row and its tag/],
    [`query ${whole} --since yesterday`, /--since must be a date/],
    [`query ${whole} --until 2026-02-30`, /--until must be a date/],
    [`query ${whole} --limit 0`, /--limit must be/],
    [`query ${whole} --after x`, /--after must be/],
    [`query ${whole} --format xlsx`, /--format must be table, csv or json/],
  ])('%s', async (line, message) => {
    const { stderr, code } = await run(line);

    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('a key file that is missing, and makes none', async () => {
    copyFileSync(join(directory, 'q.audit.sqlite'), join(directory, 'keyless.audit.sqlite'));
    const first = await run('verify --database keyless.sqlite');
    const second = await run('verify --database keyless.sqlite');

    expect([first.code, second.code]).toEqual([2, 2]);
    expect(second.stderr).toMatch(/no key file keyless\.key/);
  });
});
