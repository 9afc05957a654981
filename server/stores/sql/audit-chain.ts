import { createHmac, createSecretKey } from 'node:crypto';
import type { Vault } from '../../http/security.ts';
import { type AuditRecord, auditFields } from '../audit-port.ts';

/** The last row as the head of the record notes it. */
export interface Head {
  readonly sequence: number;
  readonly tag: Buffer;
  readonly seal: Buffer;
}

/** The tags that hold the rows of the record together. */
export interface Chain {
  /** What the first row is tied to. */
  readonly first: Buffer;
  /** Ties a row to the tag of the row before it. */
  next(tag: Uint8Array, sequence: number, record: AuditRecord): Buffer;
  /** Proves which row is the last one. */
  seal(sequence: number, tag: Uint8Array): Buffer;
  isHead(head: Head): boolean;
}

const tagBytes = 32;

/**
 * SX-R018: the tag of a row is HMAC-SM3 over the tag before it and the row with its number, so
 * that no row can be altered, taken out, put in or moved without the key. The keys come from the
 * vault: a copy of the database alone is not enough to forge a row. Two things stay unnoticed:
 * what somebody writes who has the key file too, and an older copy of the whole file put back in
 * its place, unless a tag was noted elsewhere.
 */
export function createChain(vault: Pick<Vault, 'derivedKey'>): Chain {
  const rowKey = createSecretKey(vault.derivedKey('audit-row'));
  const headKey = createSecretKey(vault.derivedKey('audit-head'));
  const seal: Chain['seal'] = (sequence, tag) =>
    createHmac('sm3', headKey).update(String(sequence)).update(' ').update(tag).digest();
  return {
    first: Buffer.alloc(tagBytes),
    next: (tag, sequence, record) =>
      createHmac('sm3', rowKey).update(tag).update(canonical(sequence, record)).digest(),
    seal,
    isHead: (head) => isTag(head.tag) && isSame(head.seal, seal(head.sequence, head.tag)),
  };
}

/** Whether a value found in a file, which may be of any kind by now, is this tag. */
export const isSame = (found: unknown, tag: Buffer): boolean => isTag(found) && tag.equals(found);

const isTag = (found: unknown): found is Buffer =>
  Buffer.isBuffer(found) && found.length === tagBytes;

/** JSON tells where a text ends, and a number from a text: no two rows have the same bytes. */
const canonical = (sequence: number, record: AuditRecord): string =>
  JSON.stringify([sequence, ...auditFields.map((name) => record[name])]);
