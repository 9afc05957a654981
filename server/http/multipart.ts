import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { MIMEType } from 'node:util';
import { accept, type Result, refuse } from '../result.ts';
import type { Fault } from './fault.ts';
import { fileNameIn } from './file-name.ts';
import { partsOf, type RawPart } from './multipart-parts.ts';
import { isPlainUtf8, malformed, mediaFault } from './payload.ts';

export const multipart = 'multipart/form-data';

/** A form of texts and at most one file. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: UploadedFile;
}

export interface UploadedFile {
  /** The last part of what the caller called it. */
  readonly name: string | null;
  /** A view of the body, no copy. */
  readonly bytes: Buffer;
}

/** The one field that is a file, whether its part has a file name or not (SX-R033). */
const fileField = 'file';

/** The form that a multipart body holds (RFC 7578). Every name stands for one thing, once. */
export async function parseMultipart(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Result<Form, Fault>> {
  if (!isPlainUtf8(headers)) return refuse(mediaFault(new Set([multipart])));
  const boundary = boundaryIn(headers['content-type'] ?? '');
  if (boundary === undefined) return noBoundary;
  const parts = partsOf(body, boundary);
  if (!parts.ok) return parts;
  const names = await namesOf(parts.value);
  return names ? formOf(parts.value, names) : badHead;
}

/** RFC 2046, 5.1.1: at most 70 characters. */
function boundaryIn(contentType: string): string | undefined {
  try {
    const boundary = new MIMEType(contentType).params.get('boundary') ?? '';
    return /^[\x20-\x7E]{1,70}$/.test(boundary) ? boundary : undefined;
  } catch {
    return undefined;
  }
}

interface PartName {
  readonly name: string;
  /** Absent where the part has none. */
  readonly fileName?: string;
}

/**
 * What the heads call the parts, as Node's own parser reads them. It gets the heads alone: it
 * takes the text of the boundary for its end wherever it stands in a file, and copies files.
 */
async function namesOf(parts: readonly RawPart[]): Promise<readonly PartName[] | undefined> {
  const boundary = randomBytes(20).toString('hex');
  const heads = parts.map(({ head }) => `--${boundary}\r\n${withoutEscapes(head)}\r\n\r\n\r\n`);
  const body = Buffer.from(`${heads.join('')}--${boundary}--\r\n`, 'latin1');
  const response = new Response(body, {
    headers: { 'content-type': `${multipart}; boundary=${boundary}` },
  });
  try {
    const entries = await response.formData();
    return [...entries].map(([name, value]) =>
      typeof value === 'string' ? { name } : { name, fileName: value.name },
    );
  } catch {
    return undefined;
  }
}

/** Older clients write a quotation mark within a name as mail does, browsers as `%22`. */
const withoutEscapes = (head: string): string => head.replaceAll('\\"', '%22');

function formOf(parts: readonly RawPart[], names: readonly PartName[]): Result<Form, Fault> {
  const fields = new Map<string, string>();
  let file: UploadedFile | undefined;
  for (const [index, { name, fileName }] of names.entries()) {
    const bytes = parts[index]?.body ?? Buffer.of();
    if (fields.has(name) || (name === fileField && file)) return repeated(name);
    if (name === fileField) file = { name: fileNameIn(fileName ?? ''), bytes };
    else if (fileName !== undefined) return unexpectedFile(name);
    else {
      const text = textIn(bytes);
      if (text === undefined) return notText(name);
      fields.set(name, text);
    }
  }
  return accept({ fields: Object.fromEntries(fields), ...(file && { file }) });
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textIn(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const noBoundary = malformed(
  'Content-Type 没有给出 1 至 70 个字符的 boundary',
  'Content-Type names no boundary of 1 to 70 characters',
);

const badHead = malformed(
  '表单有一部分的头不合法，或没有给出 name',
  'The head of a part of the form is broken or gives no name',
);

/** Names are the caller's choice, so a message quotes the beginning alone. */
const quoted = (name: string): string => JSON.stringify(name.slice(0, 64));

const repeated = (name: string) =>
  malformed(`表单中 ${quoted(name)} 出现了不止一次`, `${quoted(name)} occurs more than once`);

const unexpectedFile = (name: string) =>
  malformed(
    `表单中 ${quoted(name)} 带有文件名；只有 ${fileField} 可以是文件`,
    `${quoted(name)} has a file name; ${fileField} alone may be a file`,
  );

const notText = (name: string) =>
  malformed(`表单中 ${quoted(name)} 不是 UTF-8 文本`, `${quoted(name)} is no text in UTF-8`);
