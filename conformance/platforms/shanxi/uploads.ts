import { randomUUID } from 'node:crypto';
import { valueAt } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';
import { testPrefix } from '../../result.ts';
import { type Document, pdf } from './documents.ts';
import type { Part } from './multipart.ts';
import { type Account, systemParameters } from './target.ts';

/** What is uploaded, and for which enterprise. */
export interface Upload {
  readonly uniscId: string;
  readonly document?: Document;
  readonly fileName?: string;
}

/** A text that nothing else has, marked as made by a test. */
export const freshMark = (): string => testPrefix + randomUUID();

/** The file of an upload: one of its own, where no other is given. */
export function fileOf({ document = pdf(freshMark()), fileName }: Partial<Upload>) {
  const { bytes, type, ending } = document;
  return { value: bytes, type, fileName: fileName ?? `${freshMark()}.${ending}` };
}

/** The form of an upload that is accepted as it stands. */
export function uploadForm(account: Account, upload: Upload): readonly Part[] {
  const texts = Object.entries({ ...systemParameters(account), uniscId: upload.uniscId });
  return [...texts.map(([name, value]) => ({ name, value })), { name: 'file', ...fileOf(upload) }];
}

/** The identifier that an upload gives; empty where it gives none. */
export function licenseIn({ body }: Reply): string {
  const id = valueAt(body, '/data/licenseID');
  return typeof id === 'string' ? id.trim() : '';
}
