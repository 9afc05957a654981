/**
 * SX-R018, SX-A47: a record of every call, which is only ever added to and whose rows hold each
 * other, so that whoever changes one afterwards is found out. Passwords, tokens, keys and the
 * content of replies are no part of it.
 */

/** One call as it ended. What the caller did not name, or could not, is `null`. */
export interface AuditRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly contract: string;
  /** What the reply and the log know the call by. */
  readonly requestId: string;
  /** As the caller gave it, proved or not; longer texts are stored cut to `longestText`. */
  readonly username: string | null;
  readonly operation: string | null;
  readonly uniscId: string | null;
  readonly licenseID: string | null;
  /** `success`, or the kind of refusal. */
  readonly outcome: string;
  /** Precisely why, which the caller is not told. */
  readonly reason: string | null;
  readonly milliseconds: number;
}

/** The fields of a record in the order in which they are stored, shown and authenticated. */
export const auditFields = [
  ...['at', 'contract', 'requestId', 'username', 'operation'],
  ...['uniscId', 'licenseID', 'outcome', 'reason', 'milliseconds'],
] as readonly (keyof AuditRecord)[];

/** Callers choose some of the texts, and must not fill the disk with them. */
export const longestText = 256;

export interface AuditRow extends AuditRecord {
  /** From 1, without gaps, in the order of writing. */
  readonly sequence: number;
}

/** Exact values that a row must have, and where to begin and end. */
export interface AuditQuery {
  readonly username?: string;
  readonly operation?: string;
  readonly uniscId?: string;
  readonly licenseID?: string;
  readonly outcome?: string;
  /** Milliseconds since 1970; the first that counts, and the first that does not any more. */
  readonly since?: number;
  readonly until?: number;
  /** The sequence number after which to go on. */
  readonly after?: number;
  readonly limit?: number;
}

/** A row and its tag, noted outside of the database: up to here nothing can change unnoticed. */
export interface Anchor {
  readonly sequence: number;
  /** 64 hexadecimal digits. */
  readonly tag: string;
}

/**
 * What is wrong behind the rows that hold. `end-missing`: the last rows are gone; `head-…`: the
 * head, which notes the last row; `other-key`: neither the first row nor the head fits the key.
 */
export type AuditFault =
  | ('altered' | 'missing' | 'out-of-order' | 'end-missing' | 'not-anchored')
  | ('head-missing' | 'head-altered' | 'head-behind' | 'other-key' | 'unreadable');

export type AuditVerdict =
  | { readonly holds: true; readonly last: Anchor }
  | {
      readonly holds: false;
      /** How many rows hold; the next one is the first that is not as it was written. */
      readonly rows: number;
      readonly fault: AuditFault;
    };

export interface Verification {
  /** Told now and then how many rows were found to hold. */
  readonly onProgress?: (rows: number) => void;
  readonly anchor?: Anchor;
}

/** The record as it can be read without changing it. */
export interface AuditReader {
  /** Page by page in the order of writing, so that memory does not grow with the record. */
  query(query: AuditQuery): AsyncIterable<readonly AuditRow[]>;
  verify(verification?: Verification): Promise<AuditVerdict>;
  close(): Promise<void>;
}

export interface Audit extends AuditReader {
  /** Resolves when the row is stored; rejects if it cannot be, and then nothing is. */
  append(record: AuditRecord): Promise<void>;
  /** Rejects if no row could be stored now. It writes as `append` does, but no row. */
  ping(): Promise<void>;
}
