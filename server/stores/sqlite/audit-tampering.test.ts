import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../http/security.ts';
import { auditRecord } from '../../testing/audit-records.ts';
import type { Anchor, AuditFault } from '../audit-port.ts';
import { auditFile, openAuditReader, openSqliteAudit } from './audit.ts';

const vault = createVault(Buffer.alloc(32, 7));

let directory: string;
const database = () => join(directory, 'qiyue.sqlite');
const file = () => auditFile(database());

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  await append(9);
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Each row differs from the others, so that it matters which stands where. */
async function append(count: number, from = 1) {
  const audit = await openSqliteAudit(database(), vault);
  for (let index = from; index < from + count; index += 1) {
    await audit.append(auditRecord(index, { licenseID: `L${index}`, reason: 'none' }));
  }
  await audit.close();
}

/** Changes the file as somebody would who may write to it and has no key. */
function tamper(statements: string) {
  const raw = new SQLite(file());
  const triggers = raw.prepare("select name from sqlite_master where type = 'trigger'").pluck();
  for (const name of triggers.all()) raw.exec(`drop trigger ${name}`);
  raw.exec(statements);
  raw.close();
}

async function verdict(opener = vault, anchor?: Anchor) {
  const reader = openAuditReader(database(), opener);
  const found = await reader.verify(anchor && { anchor });
  await reader.close();
  return found;
}

const broken = (rows: number, fault: AuditFault) => ({ holds: false, rows, fault });

const swapped = (one: number, other: number) => `
  update calls set sequence = -1 where sequence = ${one};
  update calls set sequence = ${one} where sequence = ${other};
  update calls set sequence = ${other} where sequence = -1;`;

const columns = 'at, contract, request_id, outcome, milliseconds, tag';

it('holds as it was written', async () => {
  expect(await verdict()).toMatchObject({ holds: true, last: { sequence: 9 } });
});

describe('an altered field is found:', () => {
  it.each([
    ...['at = at + 1', "contract = 'wuhan'", "request_id = 'other'", "username = 'other'"],
    ...["operation = 'getToken'", 'unisc_id = null', "license_id = 'L1'", "outcome = 'refused'"],
    ...["reason = ''", 'milliseconds = 2', "tag = x'00'", "tag = 'text'", 'at = 9e300'],
    ...["username = x'62616e6b'", 'tag = zeroblob(32)'],
  ])('%s', async (change) => {
    tamper(`update calls set ${change} where sequence = 5`);

    expect(await verdict()).toEqual(broken(4, 'altered'));
  });
});

it.each<[string, string, number, AuditFault]>([
  ['the first row removed', 'delete from calls where sequence = 1', 0, 'missing'],
  ['a middle row removed', 'delete from calls where sequence = 5', 4, 'missing'],
  ['the last row removed', 'delete from calls where sequence = 9', 8, 'end-missing'],
  ['all rows removed', 'delete from calls', 0, 'end-missing'],
  [
    'a row removed and those behind it moved up',
    `delete from calls where sequence = 5;
     update calls set sequence = -sequence where sequence > 5;
     update calls set sequence = -sequence - 1 where sequence < 0`,
    ...([4, 'altered'] as const),
  ],
  ['two neighbours swapped', swapped(5, 6), 4, 'out-of-order'],
  ['two rows swapped', swapped(2, 8), 1, 'out-of-order'],
  ['the first and the last swapped', swapped(1, 9), 0, 'out-of-order'],
  [
    'a row moved to the end',
    'update calls set sequence = 10 where sequence = 5',
    ...([4, 'missing'] as const),
  ],
  [
    'a row inserted at the end',
    `insert into calls (sequence, ${columns}) select 10, ${columns} from calls where sequence = 9`,
    ...([9, 'altered'] as const),
  ],
  [
    'a row inserted before the first',
    `insert into calls (sequence, ${columns}) select 0, ${columns} from calls where sequence = 1`,
    ...([0, 'altered'] as const),
  ],
  ['the head removed', 'delete from head', 9, 'head-missing'],
  ['the number in the head altered', 'update head set sequence = 8', 9, 'head-altered'],
  ['the tag in the head altered', 'update head set tag = zeroblob(32)', 9, 'head-altered'],
  ['the seal of the head altered', "update head set seal = 'x'", 9, 'head-altered'],
  [
    'the last row removed and the head set to the row before it',
    `delete from calls where sequence = 9;
     update head set sequence = 8, tag = (select tag from calls where sequence = 8)`,
    ...([8, 'head-altered'] as const),
  ],
  ['the table dropped', 'drop table calls', 0, 'unreadable'],
])('%s is found', async (_, statements, rows, fault) => {
  tamper(statements);

  expect(await verdict()).toEqual(broken(rows, fault));
});

it('an old head put back is found', async () => {
  const raw = new SQLite(file());
  raw.exec('create table old as select * from head');
  raw.close();
  await append(1, 10);
  tamper('update head set (sequence, tag, seal) = (select sequence, tag, seal from old)');

  expect(await verdict()).toEqual(broken(10, 'head-behind'));
});

it.each([[9], [0]])('a file of another key with %i rows is found', async (rows) => {
  if (rows === 0) {
    rmSync(file());
    await append(0);
  }

  expect(await verdict(createVault(Buffer.alloc(32, 8)))).toEqual(broken(0, 'other-key'));
});

it('a file that is no database is found', async () => {
  writeFileSync(file(), 'x'.repeat(10_000));

  expect(await verdict()).toEqual(broken(0, 'unreadable'));
});

it('rows that are cut off while a server writes are not sealed by its next row', async () => {
  const audit = await openSqliteAudit(database(), vault);
  await audit.append(auditRecord(10));
  tamper(`delete from calls where sequence > 3;
    update head set sequence = 3, tag = (select tag from calls where sequence = 3);`);

  await expect(audit.append(auditRecord(11))).rejects.toThrow(/not authentic/);
  await audit.close();
  expect(await verdict()).toEqual(broken(3, 'head-altered'));
});

it('a damaged file is found', async () => {
  await append(500, 10);
  const bytes = readFileSync(file());
  writeFileSync(file(), bytes.fill(0, bytes.length - 20_000));

  expect(await verdict()).toMatchObject({ holds: false });
});

describe('an anchor kept elsewhere', () => {
  async function anchored() {
    const found = await verdict();
    if (!found.holds) throw new Error('the audit holds until somebody tampers with it');
    return found.last;
  }

  it('holds when rows were added', async () => {
    const anchor = await anchored();
    await append(3, 10);

    expect(await verdict(vault, anchor)).toMatchObject({ holds: true, last: { sequence: 12 } });
  });

  it('betrays an older copy of the whole file', async () => {
    copyFileSync(file(), join(directory, 'old'));
    await append(3, 10);
    const anchor = await anchored();
    copyFileSync(join(directory, 'old'), file());

    expect(await verdict(vault, anchor)).toEqual(broken(9, 'end-missing'));
  });

  it('betrays a record that was written anew with the key', async () => {
    const anchor = await anchored();
    rmSync(file());
    await append(9, 100);

    expect(await verdict(vault, anchor)).toEqual(broken(8, 'not-anchored'));
  });
});
