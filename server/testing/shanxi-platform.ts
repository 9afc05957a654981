import pino from 'pino';
import document from '../../generated/shanxi.zh.json' with { type: 'json' };
import { createUser } from '../accounts/users.ts';
import { config } from '../config.ts';
import type { Reply } from '../http/http.ts';
import { type OpenKeeping, openKeeping } from '../keeping.ts';
import { type Setting, systemClock } from '../platform.ts';
import { shanxi } from '../platforms/shanxi/index.ts';
import type { AuditRow } from '../stores/audit-port.ts';

/** The platform without a server around it: a test can put something odd in its holdings. */
export interface BarePlatform {
  readonly keeping: OpenKeeping;
  /** The system parameters of a user `mall`, who has no grants. */
  readonly caller: object;
  /** Answers a call of that user, by a platform whose holdings are these but for what is given. */
  call(operation: string, given?: Partial<Setting>, parameters?: object): Promise<Reply>;
  records(): Promise<readonly AuditRow[]>;
}

export async function createBarePlatform(): Promise<BarePlatform> {
  const keeping = await openKeeping(config({}, { database: ':memory:' }));
  const named = { contract: 'shanxi', username: 'mall' };
  const secrets = await createUser(keeping.stores, { ...named, registration: {} });
  const caller = { accessid: secrets?.accessid, username: 'mall', pwd: secrets?.password };
  return {
    keeping,
    caller,
    async call(operation, given = {}, parameters = {}) {
      const platform = await shanxi.create({
        ...keeping,
        ...{ document, clock: systemClock, log: pino({ level: 'silent' }) },
        ...{ caseBytes: 1, licenceDays: 1, ...given },
      });
      const head = { id: 'r1', method: 'POST', path: `/${operation}`, query: '', headers: {} };
      const body = Buffer.from(JSON.stringify({ ...caller, ...parameters }));
      return platform.answer({ ...head, body });
    },
    async records() {
      const rows: AuditRow[] = [];
      for await (const page of keeping.audit.query({})) rows.push(...page);
      return rows;
    },
  };
}
