import type { Mask } from '../mask.ts';
import type { HarText } from './har-format.ts';

/** Makes bodies fit for a file that strangers read. */
export interface HarBodies {
  readonly ofText: (text: string) => HarText;
  /** `headers` tell whether the bytes are packed. */
  readonly ofBytes: (bytes: Buffer, headers: Readonly<Record<string, string>>) => HarText;
}

/** As long as texts of the report are. */
const textLimit = 64 * 1024;

/** To search more for secrets takes seconds, and JSON may need six characters for one. */
const allBodies = 32 * 1024 * 1024;

/** Masks bodies, cuts each, and leaves out those behind the first `most` characters of a run. */
export function createBodies(mask: Mask, most = allBodies): HarBodies {
  let left = most;
  const fitting = (length: number, make: () => HarText): HarText => {
    if (length > left) {
      return { text: '', comment: `left out: over ${most} characters in this run` };
    }
    left -= length;
    return make();
  };
  return {
    ofText: (text) => fitting(text.length, () => cut(text, mask)),
    ofBytes: (bytes, headers) => fitting(bytes.length, () => base64(bytes, headers, mask)),
  };
}

/** A little more is searched than is shown: a secret may stand across the cut. */
function cut(text: string, mask: Mask): HarText {
  if (text.length <= textLimit) return { text: mask(text) };
  const shown = mask(text.slice(0, 2 * textLimit)).slice(0, textLimit);
  return { text: shown.toWellFormed(), comment: `cut after ${textLimit}` };
}

/** Stars cannot be put into bytes, so what might hold a secret is left out as a whole. */
function base64(bytes: Buffer, headers: Readonly<Record<string, string>>, mask: Mask): HarText {
  if (headers['content-encoding'] !== undefined) {
    return { text: '', comment: 'left out: packed, so it cannot be searched for secrets' };
  }
  if (spelled(bytes).some((text) => mask(text) !== text)) {
    return { text: '', comment: 'left out: it holds a secret' };
  }
  const text = bytes.subarray(0, textLimit).toString('base64');
  return {
    text,
    encoding: 'base64',
    ...(bytes.length > textLimit && { comment: `cut after ${textLimit}` }),
  };
}

/** What the bytes may say in one byte a character and in two, from either end. */
function spelled(bytes: Buffer): readonly string[] {
  const even = bytes.subarray(0, bytes.length & ~1);
  return [
    bytes.toString('latin1'),
    bytes.toString('utf8'),
    bytes.toString('utf16le'),
    bytes.subarray(1).toString('utf16le'),
    Buffer.from(even).swap16().toString('utf16le'),
  ];
}
