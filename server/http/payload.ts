import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { accept, type Result, refuse } from '../result.ts';
import type { Fault } from './fault.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** How deep objects and lists may lie inside each other. */
export const depthLimit = 32;

type Parsed = Result<Readonly<Record<string, unknown>>, Fault>;

/** The object that a JSON or form body holds. */
export function parsePayload(
  headers: IncomingHttpHeaders,
  body: Buffer,
  accepted: ReadonlySet<string>,
): Parsed {
  const readable = readableBody(headers, body, accepted);
  if (!readable.ok) return readable;
  const { media, content } = readable.value;
  const text = content.toString('utf8');
  return media === form ? parseForm(text) : parseJson(text);
}

/** UTF-8 without a BOM, and the media type that it is sent as. */
export interface ReadableBody {
  readonly media: string;
  readonly content: Buffer;
}

/**
 * A body whose bytes can be read as text. Tolerates what real clients send (rule 10): a BOM,
 * `application/json; utf-8`, `Content-Encoding: UTF-8`, and no Content-Type for JSON.
 */
export function readableBody(
  headers: IncomingHttpHeaders,
  body: Buffer,
  accepted: ReadonlySet<string>,
): Result<ReadableBody, Fault> {
  const { 'content-type': type = json } = headers;
  const media = accepted.has(type) ? type : mediaType(type);
  if (!accepted.has(media) || !isPlainUtf8(headers)) return refuse(mediaFault(accepted));
  if (!isUtf8(body)) return malformed('报文不是 UTF-8 编码', 'The body is not UTF-8');
  return accept({ media, content: withoutMark(body) });
}

const mediaType = (value: string): string => value.split(';', 1).join('').trim().toLowerCase();

const mark = Buffer.from('\uFEFF');

const withoutMark = (body: Buffer): Buffer =>
  body.subarray(0, mark.length).equals(mark) ? body.subarray(mark.length) : body;

/** Some clients take Content-Encoding for the charset; a charset or coding we lack is refused. */
export function isPlainUtf8(headers: IncomingHttpHeaders): boolean {
  const coding = headers['content-encoding']?.trim() ?? '';
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return /^(utf-?8|identity)?$/i.test(coding) && /^(utf-?8|us-ascii)?$/i.test(charset ?? '');
}

/** What a body in another form is refused with. */
export const mediaFault = (accepted: ReadonlySet<string>): Fault => ({
  kind: 'media-type',
  says: {
    zh: `Content-Type 只接受 ${[...accepted].join('、')}，编码 UTF-8，不压缩`,
    en: `Content-Type must be ${[...accepted].join(' or ')}, in UTF-8, uncompressed`,
  },
});

/** What a body that is broken is refused with. */
export const malformed = (zh: string, en: string) =>
  refuse<Fault>({ kind: 'malformed', says: { zh, en } });

/** What JSON bodies are refused for, however they are parsed. */
export const jsonFaults = {
  notJson: malformed('报文不是合法的 JSON', 'The body is not JSON'),
  noObject: malformed('报文不是 JSON 对象', 'The body is not a JSON object'),
  tooDeep: malformed(`报文嵌套超过 ${depthLimit} 层`, `The body nests deeper than ${depthLimit}`),
} as const;

function parseJson(text: string): Parsed {
  const value = jsonValue(text);
  if (value === undefined) return jsonFaults.notJson;
  if (!isObject(value)) return jsonFaults.noObject;
  return isDeeperThan(value, depthLimit) ? jsonFaults.tooDeep : accept(value);
}

/** The value that the text is the JSON of, or `undefined`, which no JSON stands for. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is an object, no list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Walks level by level: recursion would let a request choose the depth of our stack. */
function isDeeperThan(value: object, limit: number): boolean {
  let level: readonly object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = objectsIn(level);
  }
  return false;
}

function objectsIn(level: readonly object[]): readonly object[] {
  const found: object[] = [];
  for (const value of level) {
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object' && inner !== null) found.push(inner);
    }
  }
  return found;
}

/** A name that occurs twice becomes a list, which no filter accepts, instead of losing one. */
function parseForm(text: string): Parsed {
  const pairs = text.split('&').filter((pair) => pair !== '');
  const fields = new Map<string, string[]>();
  try {
    for (const pair of pairs) {
      const [name, value] = decodedPair(pair);
      const values = fields.get(name);
      if (values) values.push(value);
      else fields.set(name, [value]);
    }
  } catch {
    return malformed('表单的百分号编码不合法', 'The percent-encoding of the form is broken');
  }
  return accept(Object.fromEntries([...fields].map(([name, values]) => [name, oneOrAll(values)])));
}

const oneOrAll = (values: readonly string[]) => (values.length === 1 ? values[0] : values);

function decodedPair(pair: string): readonly [name: string, value: string] {
  const equals = pair.indexOf('=');
  const end = equals === -1 ? pair.length : equals;
  return [decoded(pair.slice(0, end)), decoded(pair.slice(end + 1))];
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
