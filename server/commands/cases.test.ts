import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application, NewCase } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { caseOf, entityOf } from '../testing/neimenggu-cases.ts';

let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  await store('many.sqlite', Array.from({ length: 205 }, (_, index) => index).map(plainCase));
  await store('odd.sqlite', [
    newCase(0, { casename: '=cmd|"甲",\n\u001b[31m' }, [entityOf(0, { legal: '@李四' })]),
    newCase(
      1,
      {},
      Array.from({ length: 2_100 }, (_, index) => entityOf(index)),
    ),
  ]);
});
afterAll(() => rmSync(directory, { recursive: true }));

const day = 86_400;
const firstDay = new Date('2026-03-01T12:00:00').getTime() / 1000;

const newCase = (index: number, given: object, entities: readonly object[]): NewCase => {
  const { penaltylist: _, ...texts } = caseOf({ caseid: `A-${index}`, ...given }) as {
    readonly penaltylist: unknown;
  };
  return {
    acceptid: `ACCEPT${index}`,
    application: index % 2 === 0 ? 'even' : 'odd',
    account: 'test',
    receivedAt: firstDay + index * day,
    digest: Buffer.from([index]),
    // What stands in a case but its list is texts.
    texts: texts as unknown as NewCase['texts'],
    entities: entities as NewCase['entities'],
  };
};

const plainCase = (index: number) => newCase(index, {}, [entityOf(index)]);

const application = (id: string): Application => ({
  id,
  sealedSecret: Buffer.alloc(1),
  rateLimit: null,
  disabled: false,
  createdAt: firstDay,
});

async function store(database: string, cases: readonly NewCase[]) {
  const stores = await openSqliteStores(join(directory, database));
  for (const id of ['even', 'odd']) await stores.applications.add('neimenggu', application(id));
  for (const one of cases) await stores.cases.accept('neimenggu', one);
  await stores.close();
}

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Runs `qiyue cases` in the directory of the test. */
async function run(line: string) {
  const words = [program, 'cases', ...line.split(' '), '--lang', 'en'];
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, words, {
    cwd: directory,
  }).then(
    (output) => ({ ...output, code: 0 }),
    (error) => error,
  );
  return { stdout: String(stdout), stderr: String(stderr), code: Number(code) };
}

const many = '--database many.sqlite';
const odd = '--database odd.sqlite';

const firstCells = (text: string) => text.split('\n').map((line) => line.split('\t')[0]);

describe('qiyue cases list', () => {
  it('shows a hundred, and how to go on', async () => {
    const { stdout, stderr } = await run(`list neimenggu ${many}`);

    expect(stdout.split('\n')).toHaveLength(101);
    expect(stdout).toContain('ACCEPT0\t2026-03-01T');
    expect(stdout).toMatch(/^ACCEPT1\t\S+\todd\t1\tA-1\t甲公司等长期停业未经营案$/m);
    expect(stderr).toBe('there are more: add --after ACCEPT99\n');
  });

  it('goes on after a case, and says nothing of more at the end', async () => {
    const { stdout, stderr } = await run(`list neimenggu --after ACCEPT202 ${many}`);

    expect(firstCells(stdout)).toEqual(['ACCEPT203', 'ACCEPT204', '']);
    expect(stderr).toBe('');
  });

  it('chooses by day and application', async () => {
    const chosen = '--since 2026-03-03 --application odd --limit 2';
    const { stdout } = await run(`list neimenggu ${chosen} ${many}`);

    expect(firstCells(stdout)).toEqual(['ACCEPT3', 'ACCEPT5', '']);
  });

  it('lets no sender steer the terminal', async () => {
    const { stdout } = await run(`list neimenggu ${odd}`);

    expect(stdout).toContain('=cmd|"甲",  [31m');
  });
});

describe('qiyue cases export', () => {
  it('writes JSON Lines with all that was received, in order', async () => {
    const { stdout } = await run(`export neimenggu ${odd}`);
    const [first, second, end] = stdout.split('\n');

    expect(JSON.parse(first ?? '')).toEqual({
      ...caseOf({ caseid: 'A-0', casename: '=cmd|"甲",\n\u001b[31m' }),
      ...{ acceptid: 'ACCEPT0', application: 'even', account: 'test' },
      receivedAt: new Date(firstDay * 1000).toISOString(),
      penaltylist: [entityOf(0, { legal: '@李四' })],
    });
    expect(JSON.parse(second ?? '').penaltylist).toEqual(
      Array.from({ length: 2_100 }, (_, index) => entityOf(index)),
    );
    expect(end).toBe('');
  });

  it('writes all cases, however many', async () => {
    const { stdout } = await run(`export neimenggu ${many}`);
    const lines = stdout.trimEnd().split('\n');

    expect(lines.map((line) => JSON.parse(line).acceptid)).toEqual(
      Array.from({ length: 205 }, (_, index) => `ACCEPT${index}`),
    );
  });

  it('writes CSV that a spreadsheet program can open and runs nothing of', async () => {
    await run(`export neimenggu --format csv --out cases.csv ${odd}`);
    const text = readFileSync(join(directory, 'cases.csv'), 'utf8');
    const rows = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

    expect(text.startsWith('\uFEFFacceptid,receivedAt,application,account,caseid,')).toBe(true);
    expect(rows).toHaveLength(2_101);
    expect(rows[0]).toMatchObject({ casename: `'=cmd|"甲",\n\u001b[31m`, legal: "'@李四" });
    expect(rows[2_100]).toMatchObject({ acceptid: 'ACCEPT1', caseid: 'A-1', pripid: 'P2099' });
  });

  it('keeps a file that is there', async () => {
    writeFileSync(join(directory, 'kept.csv'), 'old');
    const { code } = await run(`export neimenggu --out kept.csv ${odd}`);

    expect(code).toBe(2);
    expect(readFileSync(join(directory, 'kept.csv'), 'utf8')).toBe('old');
  });
});

describe('wrong use ends with 2 and says what is right:', () => {
  it.each([
    [`show neimenggu NOBODY ${odd}`, /no case with acceptid "NOBODY"/],
    [`list neimenggu --after NOBODY ${odd}`, /no case with acceptid "NOBODY"/],
    [`list neimenggu --application typo ${odd}`, /no application typo/],
    [`export neimenggu --application typo ${odd}`, /no application typo/],
    [`list neimenggu --since 2026-02-30 ${odd}`, /--since must be a date.*2026-02-30/],
    [`list neimenggu --limit 0 ${odd}`, /--limit must be/],
    [`export neimenggu --format xlsx ${odd}`, /--format must be jsonl or csv/],
    [`list wuhan ${odd}`, /wuhan receives no cases/],
  ])('%s', async (line, message) => {
    const { stderr, code } = await run(line);

    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
