import type { AuditRecord } from '../stores/audit-port.ts';

/** A record of a call as tests write it; each index is another call. */
export const auditRecord = (index: number, change: Partial<AuditRecord> = {}): AuditRecord => ({
  at: Date.UTC(2026, 2, 1) + index * 1_000,
  contract: 'shanxi',
  requestId: `call-${index}`,
  username: 'bank',
  operation: 'getEnterpriseGrade',
  uniscId: '91140100MA0K12345X',
  licenseID: null,
  outcome: 'success',
  reason: null,
  milliseconds: 1.5,
  ...change,
});
