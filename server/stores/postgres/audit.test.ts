import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../http/security.ts';
import { auditRecord } from '../../testing/audit-records.ts';
import { addressOf } from '../../testing/engines/named.ts';
import { createSchema, type Schema } from '../../testing/engines/own-schema.ts';
import type { Audit } from '../audit-port.ts';
import { openPostgresAudit } from './audit.ts';

const url = addressOf('database', process.env);
const vault = createVault(Buffer.alloc(32, 7));

describe.skipIf(url === undefined)('the audit on PostgreSQL', () => {
  let schema: Schema;
  beforeAll(async () => {
    schema = await createSchema(url ?? '');
  });
  afterAll(() => schema.drop());

  let audits: readonly Audit[];
  beforeEach(async () => {
    audits = [
      await openPostgresAudit(schema.url, vault),
      await openPostgresAudit(schema.url, vault),
    ];
  });
  afterEach(async () => {
    for (const audit of audits) await audit.close();
  });

  it('goes on behind a head that another instance moved between two lone records', async () => {
    const [one, other] = audits;
    for (const index of [1, 2, 3]) await one?.append(auditRecord(index));
    for (const index of [4, 5, 6]) await other?.append(auditRecord(index));
    for (const index of [7, 8, 9]) await one?.append(auditRecord(index));

    expect(await one?.verify()).toMatchObject({ holds: true, last: { sequence: 9 } });
  });

  it('holds when lone records of two instances meet', async () => {
    const [one, other] = audits;
    for (let index = 10; index < 40; index += 1) {
      await Promise.all([one?.append(auditRecord(index)), other?.append(auditRecord(-index))]);
    }

    expect(await other?.verify()).toMatchObject({ holds: true, last: { sequence: 69 } });
  });
});
