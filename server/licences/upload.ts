import type { Fault } from '../http/fault.ts';
import { fileNameIn } from '../http/file-name.ts';
import { plainBytes, tooLarge } from '../http/frame.ts';
import type { Call } from '../http/http.ts';
import { afterBlanks, isObjectAt, isStringAt, objectEnd, valueEnd } from '../http/json-walk.ts';
import { multipart, parseMultipart, type UploadedFile } from '../http/multipart.ts';
import { jsonValue, malformed, parsePayload, readableBody } from '../http/payload.ts';
import { accept, type Result, refuse } from '../result.ts';

/** The largest document of a licence; the document of the contract says 10 MiB in words. */
export const licenceBytes = 10 * 1024 * 1024;

/** Heads and texts of a form beside its file. */
const formBytes = 64 * 1024;

/** What `uploadLicense` is called with, in either form (SX-R033). */
export interface Upload {
  /** All but the file; a form has texts only, JSON may have anything. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Absent if it is missing, `null` or empty. */
  readonly file?: UploadedFile;
}

type Uploaded = Result<Upload, Fault>;

/** Whether an upload is sent as a form. */
export const isMultipart = (contentType: string | undefined): boolean =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === multipart;

/** How large the body of an upload may be: base64 makes four characters of three bytes. */
export const bodyBytesFor = (contentType: string | undefined): number =>
  isMultipart(contentType)
    ? licenceBytes + formBytes
    : Math.ceil(licenceBytes / 3) * 4 + plainBytes;

/** Reads an upload: a form, or JSON with `fileName` and `file` in base64. */
export async function uploadIn(
  { headers, body }: Pick<Call, 'headers' | 'body'>,
  accepted: ReadonlySet<string>,
): Promise<Uploaded> {
  const isForm = accepted.has(multipart) && isMultipart(headers['content-type']);
  const read = isForm
    ? await parseMultipart(headers, body)
    : jsonUpload({ headers, body }, accepted);
  if (!read.ok) return read;
  const { fields, file } = read.value;
  if (!file || file.bytes.length === 0) return accept({ fields });
  return file.bytes.length > licenceBytes ? fileTooLarge : accept({ fields, file });
}

/**
 * The text of the file is cut out first, so that the rest is as small as the body of any other
 * call, and only so much is parsed: anybody may send an upload.
 */
function jsonUpload(
  { headers, body }: Pick<Call, 'headers' | 'body'>,
  accepted: ReadonlySet<string>,
): Uploaded {
  const readable = readableBody(headers, body, accepted);
  if (!readable.ok) return readable;
  const { rest, text } = withoutFile(readable.value.content);
  if (rest.length > plainBytes) return refuse(tooLarge(plainBytes));
  const payload = parsePayload(headers, rest, accepted);
  if (!payload.ok) return payload;
  const { file = null, ...fields } = payload.value;
  if (file === null) return accept({ fields });
  const bytes = typeof file === 'string' ? base64Bytes(text ?? file) : undefined;
  if (!bytes) return notBase64;
  const { fileName } = fields;
  const name = typeof fileName === 'string' ? fileNameIn(fileName) : null;
  return accept({ fields, file: { name, bytes } });
}

/** The text of the last field named `file`, and the body with an empty text in its place. */
function withoutFile(body: Buffer): { readonly rest: Buffer; readonly text?: unknown } {
  const place = filePlace(body);
  if (!place) return { rest: body };
  const [before, after] = [body.subarray(0, place.start), body.subarray(place.end)];
  const text = jsonValue(body.toString('utf8', place.start, place.end));
  return { rest: Buffer.concat([before, Buffer.from('""'), after]), text };
}

function filePlace(body: Buffer) {
  let place: { readonly start: number; readonly end: number } | undefined;
  const start = afterBlanks(body, 0);
  if (!isObjectAt(body, start)) return undefined;
  const end = objectEnd(body, start, 1, (nameStart, nameEnd, at) => {
    const valueEnds = valueEnd(body, at, 2);
    const isFile = body.subarray(nameStart, nameEnd).equals(quotedFile);
    if (isFile) place = isStringAt(body, at) ? { start: at, end: valueEnds } : undefined;
    return valueEnds;
  });
  return end < 0 ? undefined : place;
}

const quotedFile = Buffer.from('"file"');

/** Line breaks aside, exactly what encoding the bytes gives (RFC 4648, 4). */
function base64Bytes(text: unknown): Buffer | undefined {
  const packed = String(text).replace(/[\r\n]+/g, '');
  const bytes = Buffer.from(packed, 'base64');
  return bytes.toString('base64') === packed ? bytes : undefined;
}

const fileTooLarge = refuse<Fault>({
  kind: 'too-large',
  says: {
    zh: `file 超过 ${licenceBytes} 字节`,
    en: `file is larger than ${licenceBytes} bytes`,
  },
});

const notBase64 = malformed('file 不是 Base64 编码', 'file is not base64');
