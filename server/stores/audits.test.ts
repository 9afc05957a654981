import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../http/security.ts';
import { auditRecord } from '../testing/audit-records.ts';
import { databases } from '../testing/engines.ts';
import type { Audit, AuditRow } from './audit-port.ts';

const vault = createVault(Buffer.alloc(32, 7));

describe.each(databases)('the audit on $name', ({ openAudit }) => {
  let audit: Audit;
  let directory: string;
  const place = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    audit = await openAudit(place(), vault);
  });
  afterEach(async () => {
    await audit.close();
    rmSync(directory, { recursive: true });
  });

  async function found() {
    const rows: AuditRow[] = [];
    for await (const page of audit.query({})) rows.push(...page);
    return rows;
  }

  it('gives back the records as they were written, in order', async () => {
    for (const index of [1, 2, 3]) await audit.append(auditRecord(index));

    expect(await found()).toEqual(
      [1, 2, 3].map((index) => ({ ...auditRecord(index), sequence: index })),
    );
  });

  it('holds when several processes write at once', async () => {
    const others = [await openAudit(place(), vault), await openAudit(place(), vault)];
    const writers = [audit, ...others];
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        writers[index % writers.length]?.append(auditRecord(index)),
      ),
    );
    for (const other of others) await other.close();

    expect(await audit.verify()).toMatchObject({ holds: true, last: { sequence: 60 } });
    expect((await found()).map(({ sequence }) => sequence)).toHaveLength(60);
  });

  it('takes a text as no database stores it, and holds', async () => {
    await audit.append({ ...auditRecord(1), username: 'a\u0000b\ufdd0\ufdd1\ud800' });

    expect(await audit.verify()).toMatchObject({ holds: true });
    expect((await found())[0]?.username).toBe('a\u0000b\ufdd0\ufdd1\ufffd');
  });

  it('answers whether a row could be stored, and stores none', async () => {
    await audit.ping();

    expect(await found()).toEqual([]);
  });

  it('does not open under another key', async () => {
    const other = createVault(Buffer.alloc(32, 8));

    await expect(openAudit(place(), other)).rejects.toThrow(/not authentic/);
  });
});
