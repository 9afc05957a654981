import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../../../spec/usage-error.ts';
import { createVault } from '../../http/security.ts';
import { auditRecord } from '../../testing/audit-records.ts';
import type { Audit, AuditQuery, AuditRow } from '../audit-port.ts';
import { auditFile, openSqliteAudit } from './audit.ts';

const vault = createVault(Buffer.alloc(32, 7));

let directory: string;
let audit: Audit;
const database = () => join(directory, 'qiyue.sqlite');

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  audit = await openSqliteAudit(database(), vault);
});
afterEach(async () => {
  await audit.close();
  rmSync(directory, { recursive: true });
});

async function append(count: number, from = 1) {
  const indexes = Array.from({ length: count }, (_, index) => from + index);
  await Promise.all(indexes.map((index) => audit.append(auditRecord(index))));
}

async function found(query: AuditQuery = {}) {
  const rows: AuditRow[] = [];
  for await (const page of audit.query(query)) rows.push(...page);
  return rows;
}

const sequences = async (query: AuditQuery = {}) =>
  (await found(query)).map(({ sequence }) => sequence);

it('gives back the records as they were written, in order', async () => {
  await append(3);

  expect(await found()).toEqual(
    [1, 2, 3].map((index) => ({ ...auditRecord(index), sequence: index })),
  );
});

it('reads all rows, however many pages they fill', async () => {
  await append(2_500);

  expect(await sequences({})).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
});

it.each<[AuditQuery, readonly number[]]>([
  [{ username: 'shop' }, [2]],
  [{ operation: 'getToken' }, [3]],
  [{ uniscId: '91140100MA0K99999X' }, [4]],
  [{ licenseID: 'L1' }, [5]],
  [{ outcome: 'refused' }, [2, 5]],
  [{ outcome: 'refused', username: 'bank' }, [5]],
  [{ since: auditRecord(3).at }, [3, 4, 5]],
  [{ until: auditRecord(3).at }, [1, 2]],
  [{ after: 2, limit: 2 }, [3, 4]],
])('finds by %o', async (query, expected) => {
  await append(1);
  await audit.append(auditRecord(2, { username: 'shop', outcome: 'refused' }));
  await audit.append(auditRecord(3, { operation: 'getToken' }));
  await audit.append(auditRecord(4, { uniscId: '91140100MA0K99999X' }));
  await audit.append(auditRecord(5, { licenseID: 'L1', outcome: 'refused' }));

  expect(await sequences(query)).toEqual(expected);
});

it('goes on behind its last row when it is opened again', async () => {
  await append(2);
  await audit.close();
  audit = await openSqliteAudit(database(), vault);
  await append(2, 3);

  expect(await audit.verify()).toMatchObject({ holds: true, last: { sequence: 4 } });
});

it.each([
  ['half a pair of surrogates', 'a\ud800b'],
  ['half a pair where it is cut', `${'a'.repeat(255)}😀`],
  ['a zero', 'a\0b'],
  ['more than it stores', 'a'.repeat(100_000)],
])('holds with %s in a text that a caller chose', async (_, username) => {
  await audit.append(auditRecord(1, { username }));
  const [row] = await found();

  expect(await audit.verify()).toMatchObject({ holds: true });
  expect(row?.username?.length).toBeLessThanOrEqual(256);
});

it('stores what was appended right before it is closed', async () => {
  const appended = append(2);
  await audit.close();
  await appended;
  audit = await openSqliteAudit(database(), vault);

  expect(await sequences()).toEqual([1, 2]);
});

it('rejects what cannot be stored, and holds', async () => {
  const impossible = audit.append(auditRecord(1, { milliseconds: Number.NaN }));
  await expect(impossible).rejects.toThrow(/NOT NULL/);
  await append(1);

  expect(await audit.verify()).toMatchObject({ holds: true, last: { sequence: 1 } });
});

it('is for its owner alone', () => {
  expect(statSync(auditFile(database())).mode & 0o777).toBe(0o600);
});

it.each(["update calls set username = 'nobody'", 'delete from calls', 'delete from head'])(
  'lets no program that means well %s',
  async (statement) => {
    await append(1);
    const raw = new SQLite(auditFile(database()));

    expect(() => raw.exec(statement)).toThrow(/only ever added to/);
    raw.close();
  },
);

it.each([
  ['its head is gone', 'drop trigger no_delete_of_head; delete from head', vault],
  ['its head was altered', 'update head set sequence = 0', vault],
  ['the key is another one', 'select 1', createVault(Buffer.alloc(32, 8))],
])('is not continued if %s', async (_, statement, opener) => {
  await append(2);
  const raw = new SQLite(auditFile(database()));
  raw.exec(statement);
  raw.close();

  await expect(openSqliteAudit(database(), opener)).rejects.toThrow(UsageError);
});

it('holds when programs append at the same moment', async () => {
  const url = (path: string) => new URL(path, import.meta.url).href;
  const code = `
    const { openSqliteAudit } = await import('${url('./audit.ts')}');
    const { createVault } = await import('${url('../../http/security.ts')}');
    const { auditRecord } = await import('${url('../../testing/audit-records.ts')}');
    const audit = await openSqliteAudit('${database()}', createVault(Buffer.alloc(32, 7)));
    for (let index = 0; index < 1000; index += 2) {
      await Promise.all([0, 1].map((place) => audit.append(auditRecord(index + place))));
    }
    await audit.close();`;
  const program = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  await Promise.all([program(), program(), append(1_000)]);

  expect(await audit.verify()).toMatchObject({ holds: true, last: { sequence: 3_000 } });
}, 60_000);

it('holds while it grows', async () => {
  await append(5_000);
  const growing: Promise<void>[] = [];
  const verdict = await audit.verify({ onProgress: (rows) => growing.push(append(10, rows)) });
  await Promise.all(growing);

  expect(verdict).toMatchObject({ holds: true });
  expect(growing.length).toBeGreaterThan(2);
});

it('holds with 200,000 rows', async () => {
  for (let from = 1; from <= 200_000; from += 1_000) await append(1_000, from);
  const told: number[] = [];
  const verdict = await audit.verify({ onProgress: (rows) => told.push(rows) });

  expect(verdict).toMatchObject({ holds: true, last: { sequence: 200_000 } });
  expect(told.at(-1)).toBe(200_000);
}, 120_000);
