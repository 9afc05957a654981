import type { Vault } from '../http/security.ts';
import type { LicenceFiles } from '../licences/files.ts';
import type { Audit, AuditReader } from './audit-port.ts';
import type { LastingStores } from './port.ts';

/** What an audit needs to seal its rows and to prove them. */
export type AuditKeys = Pick<Vault, 'derivedKey'>;

export interface LastingStorage {
  readonly stores: LastingStores;
  /** The documents of licences (SX-R033). */
  readonly licenceFiles: LicenceFiles;
}

/** Where everything is kept that must last: all that differs from one database to the next. */
export interface Engine {
  /** What the data are called where people read it: never with the password of a URL. */
  readonly name: string;
  /** Opens the stores and brings them to the newest form. */
  openStores(): Promise<LastingStorage>;
  /** SX-R018: opens the audit to add to it. */
  openAudit(keys: AuditKeys): Promise<Audit>;
  /**
   * Opens the audit to read it; nothing is changed. Throws `UsageError` where there is none, and
   * asks for the keys only behind that: whoever names a wrong database has the wrong key file too.
   */
  openAuditReader(keys: () => AuditKeys): Promise<AuditReader>;
}
