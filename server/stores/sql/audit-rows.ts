import type { AuditRecord } from '../audit-port.ts';
import type { Head } from './audit-chain.ts';
import { parameter } from './connection.ts';

/** A row as it is stored: the record, its number and its tag. */
export type StoredRow = AuditRecord & Omit<Head, 'seal'>;

/** The columns of the record, and which value of a row goes into each. */
export const rowParameters = {
  sequence: parameter<number>('sequence'),
  at: parameter<number>('at'),
  contract: parameter<string>('contract'),
  request_id: parameter<string>('requestId'),
  username: parameter<string>('username'),
  operation: parameter<string>('operation'),
  unisc_id: parameter<string>('uniscId'),
  license_id: parameter<string>('licenseID'),
  outcome: parameter<string>('outcome'),
  reason: parameter<string>('reason'),
  milliseconds: parameter<number>('milliseconds'),
  tag: parameter<Buffer>('tag'),
};

/** What moves the head. */
export const headParameters = {
  sequence: parameter<number>('sequence'),
  tag: parameter<Buffer>('tag'),
  seal: parameter<Buffer>('seal'),
};
