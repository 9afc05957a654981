import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type HeaderLines, headerOf } from './exchange.ts';

/** A body as a HAR keeps it; every part may be missing or of another type. */
export interface HarContent {
  readonly text?: unknown;
  readonly encoding?: unknown;
  readonly size?: unknown;
  readonly mimeType?: unknown;
  readonly params?: unknown;
  readonly comment?: unknown;
}

/** The body of a request; null where none was sent or kept. */
export function sentBody(content: HarContent | null): Buffer | null {
  if (content === null) return null;
  const { params } = content;
  if (typeof content.text === 'string' && content.text !== '') return decoded(content);
  if (!Array.isArray(params) || params.length === 0) return null;
  const pairs = params.map(({ name, value }) => [String(name), String(value ?? '')]);
  return /multipart/i.test(String(content.mimeType))
    ? null
    : Buffer.from(new URLSearchParams(pairs).toString());
}

/** The body of a reply; null where the tool has not kept it, or not the whole of it. */
export function bodyOf(content: HarContent, headers: HeaderLines): Buffer | null {
  if (typeof content.text !== 'string') return wasEmpty(headers) ? Buffer.alloc(0) : null;
  const body = expanded(decoded(content), headerOf(headers, 'content-encoding'));
  return body === null || isCut(body, content) ? null : body;
}

const wasEmpty = (headers: HeaderLines): boolean => headerOf(headers, 'content-length') === '0';

const decoded = ({ text, encoding }: HarContent): Buffer =>
  Buffer.from(String(text), encoding === 'base64' ? 'base64' : 'utf8');

/** No reply of these interfaces is longer; a small packed one may become very long. */
const longest = 16 * 1024 * 1024;

/**
 * Browsers keep what was compressed as it is after that; some proxies do not. Null where it becomes
 * too long.
 */
function expanded(body: Buffer, encoding = ''): Buffer | null {
  const expand = encodings[encoding.trim().toLowerCase()];
  try {
    return expand ? expand(body, { maxOutputLength: longest }) : body;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? null : body;
  }
}

type Expand = (body: Buffer, limit: { readonly maxOutputLength: number }) => Buffer;

const encodings: Readonly<Record<string, Expand>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** What is no JSON and shorter than it was: the tool has cut it, not the endpoint. */
function isCut(body: Buffer, { size, comment }: HarContent): boolean {
  if (typeof comment === 'string' && /^(?:cut|left out)\b/.test(comment)) return true;
  if (typeof size !== 'number' || size <= body.length) return false;
  try {
    JSON.parse(body.toString('utf8'));
    return false;
  } catch {
    return true;
  }
}
