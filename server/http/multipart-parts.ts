import { accept, type Result } from '../result.ts';
import type { Fault } from './fault.ts';
import { malformed } from './payload.ts';

/** A part of a multipart body: its head as Latin-1, and a view of its bytes. */
export interface RawPart {
  readonly head: string;
  readonly body: Buffer;
}

/** A form of ours has six parts; whoever sends thousands wants to keep us busy. */
const mostParts = 64;

/** A head holds names and a media type. */
const longestHead = 8 * 1024;

/**
 * Cuts a body at its boundary (RFC 2046, 5.1.1), which counts only as a whole line: the text of it
 * may stand in a file. What lies before the first and behind the last one is skipped.
 */
export function partsOf(body: Buffer, boundary: string): Result<readonly RawPart[], Fault> {
  const parts: RawPart[] = [];
  let line = firstLine(body, `--${boundary}`);
  while (line && !line.isLast) {
    const start = line.end;
    line = nextLine(body, `\r\n--${boundary}`, start);
    if (!line) break;
    if (parts.length === mostParts) return tooMany;
    const part = partIn(body.subarray(start, line.start));
    if (!part) return noHead;
    parts.push(part);
  }
  return line ? accept(parts) : cut;
}

/** Where a line of the boundary begins, with the line break before it, and where it ends. */
interface BoundaryLine {
  readonly start: number;
  readonly end: number;
  /** Two more hyphens say that no part follows. */
  readonly isLast: boolean;
}

/** The first one may stand at the very beginning, where no line break is before it. */
function firstLine(body: Buffer, mark: string): BoundaryLine | undefined {
  const line = body.subarray(0, mark.length).equals(Buffer.from(mark))
    ? lineAt(body, mark, 0)
    : undefined;
  return line ?? nextLine(body, `\r\n${mark}`, 0);
}

function nextLine(body: Buffer, mark: string, from: number): BoundaryLine | undefined {
  let start = body.indexOf(mark, from);
  while (start !== -1) {
    const line = lineAt(body, mark, start);
    if (line) return line;
    start = body.indexOf(mark, start + 1);
  }
  return undefined;
}

const [hyphen, carriageReturn, lineFeed, space, tab] = [0x2d, 0x0d, 0x0a, 0x20, 0x09];

/** Blanks may follow the boundary; anything else belongs to another line. */
function lineAt(body: Buffer, mark: string, start: number): BoundaryLine | undefined {
  let at = start + mark.length;
  if (body[at] === hyphen && body[at + 1] === hyphen) return { start, end: at + 2, isLast: true };
  while (body[at] === space || body[at] === tab) at += 1;
  if (body[at] !== carriageReturn || body[at + 1] !== lineFeed) return undefined;
  return { start, end: at + 2, isLast: false };
}

function partIn(bytes: Buffer): RawPart | undefined {
  const headEnd = bytes.subarray(0, longestHead).indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  return { head: bytes.toString('latin1', 0, headEnd), body: bytes.subarray(headEnd + 4) };
}

const cut = malformed(
  '表单没有按 boundary 完整结束，可能被截断',
  'The form does not end with its boundary; it may have been cut off',
);

const noHead = malformed(
  `表单有一部分在 ${longestHead} 字节内没有完整的头`,
  `A part of the form has no whole head within ${longestHead} bytes`,
);

const tooMany = malformed(
  `表单超过 ${mostParts} 个部分`,
  `The form has more than ${mostParts} parts`,
);
