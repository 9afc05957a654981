/** What a head says of the body that follows it. */
export type BodyKind =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-end' };

/** The head of an HTTP/1.1 message. */
export interface Head {
  /** Such as `POST /x HTTP/1.1` or `HTTP/1.1 200 OK`. */
  readonly start: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether some reader may find another length in a line that is written oddly. */
  readonly isOdd: boolean;
}

/** Reads a head without its last, empty line. Header bytes are Latin-1, as in Node. */
export function readHead(bytes: Buffer): Head {
  const [start = '', ...lines] = bytes.toString('latin1').replace(/\r$/, '').split(/\r?\n/);
  const headers = lines
    .filter((line) => line.includes(':'))
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    });
  return { start, headers, isOdd: lines.some(hidesLength) };
}

/** Folded lines, and those that name a length but not in the one plain way. */
const hidesLength = (line: string): boolean =>
  /^[ \t]/.test(line) || (/content-length|transfer-encoding/i.test(line) && !plainLine.test(line));

const plainLine = /^[!#$%&'*+.^_`|~\w-]+:[^\r\0]*$/;

/**
 * Whether readers may differ in where the body of a request ends (RFC 9112, 6.1 and 6.3): then a
 * second request could hide in the first.
 */
export function isAmbiguous({ start, headers, isOdd }: Head): boolean {
  const lengths = valuesOf(headers, 'content-length');
  const codings = valuesOf(headers, 'transfer-encoding');
  if (isOdd || lengths.length + codings.length > 1) return true;
  if (lengths.some((value) => !/^\d{1,15}$/.test(value))) return true;
  const isOld = /HTTP\/1\.0$/.test(start);
  return codings.some((value) => isOld || !/(?:^|,)[ \t]*chunked$/i.test(value));
}

const valuesOf = (headers: Head['headers'], name: string): readonly string[] =>
  headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);

/** How the body of a request ends (RFC 9112, 6.3). */
export const requestBody = ({ headers }: Head): BodyKind => {
  if (isChunked(headers)) return { kind: 'chunked' };
  const length = lengthIn(headers);
  return length === undefined ? { kind: 'none' } : { kind: 'length', length };
};

/** How the body of a reply ends; that depends on what was asked. */
export function replyBody({ headers }: Head, status: number, method: string): BodyKind {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304)
    return { kind: 'none' };
  if (isChunked(headers)) return { kind: 'chunked' };
  const length = lengthIn(headers);
  return length === undefined ? { kind: 'until-end' } : { kind: 'length', length };
}

/** The value of the last header of that name. */
export const lastOf = (headers: Head['headers'], name: string): string | undefined =>
  headers.findLast(([other]) => other.toLowerCase() === name)?.[1];

const isChunked = (headers: Head['headers']): boolean =>
  /\bchunked\s*$/i.test(lastOf(headers, 'transfer-encoding') ?? '');

function lengthIn(headers: Head['headers']): number | undefined {
  const value = lastOf(headers, 'content-length');
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
