import type { HeaderLines, RecordedExchange } from './exchange.ts';
import { bodyOf, type HarContent, sentBody } from './har-body.ts';
import { notHar } from './har-faults.ts';

/** Where an entry stands, for whoever has to mend it. */
export interface Place {
  readonly file: string;
  /** Counted from 0. */
  readonly index: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** One entry of a HAR as an exchange; tolerates what browsers and proxies leave out or add. */
export function exchangeOf(entry: unknown, at: Place): RecordedExchange {
  const fields = object(entry, at, '');
  const request = object(fields['request'], at, 'request');
  const response =
    fields['response'] === undefined ? {} : object(fields['response'], at, 'response');
  const headers = headersOf(request['headers'], at, 'request.headers');
  return {
    request: {
      method: text(request['method'], at, 'request.method').toUpperCase(),
      url: address(request['url'], at),
      headers,
      body: sentBody(dataOf(request['postData'], at)),
    },
    reply: replyOf(response, at),
    failure: null,
    startedAt: moment(fields['startedDateTime'], at),
    duration: span(fields['time'], at),
    isMasked: true,
    entry: at.index,
  };
}

function dataOf(value: unknown, at: Place): HarContent | null {
  if (value === undefined || value === null) return null;
  const data = object(value, at, 'request.postData');
  const { params } = data;
  if (Array.isArray(params)) {
    for (const [index, pair] of params.entries()) {
      object(pair, at, `request.postData.params[${index}]`);
    }
  }
  return data;
}

/** Null where none came, or the tool has not kept it: that is no fault of the endpoint. */
function replyOf(response: Fields, at: Place): RecordedExchange['reply'] {
  const { status = 0, content = {} } = response;
  if (!isStatus(status)) throw fault(at, 'response.status', 'integer', status);
  if (status < 200) return null;
  const kept = object(content, at, 'response.content') as HarContent;
  const headers = headersOf(response['headers'], at, 'response.headers');
  const body = bodyOf(kept, headers);
  if (body === null) return null;
  return { status, headers: withType(headers, kept), body };
}

const isStatus = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) < 1000;

/** Tools that keep no headers still keep the media type. */
const withType = (headers: HeaderLines, { mimeType }: HarContent): HeaderLines =>
  headers.length === 0 && typeof mimeType === 'string' && mimeType !== ''
    ? [['content-type', mimeType]]
    : headers;

/** Names that begin with a colon are HTTP/2's own, and no headers. */
function headersOf(value: unknown, at: Place, name: string): HeaderLines {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw fault(at, name, 'array', value);
  return value
    .map((line, index) => {
      const { name: key, value: text } = object(line, at, `${name}[${index}]`);
      if (typeof key !== 'string') throw fault(at, `${name}[${index}].name`, 'string', key);
      return [key, text === undefined || text === null ? '' : String(text)] as const;
    })
    .filter(([key]) => !key.startsWith(':'));
}

function object(value: unknown, at: Place, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw fault(at, name, 'object', value);
}

function text(value: unknown, at: Place, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw fault(at, name, 'string', value);
}

function address(value: unknown, at: Place): URL {
  const url = text(value, at, 'request.url');
  if (!URL.canParse(url)) throw fault(at, 'request.url', 'URL', value);
  return new URL(url);
}

/** The end of the year 9999: later ones are not written as ISO 8601 writes dates. */
const lastMoment = Date.UTC(10_000, 0) - 1;

function moment(value: unknown, at: Place): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (time >= 0 && time <= lastMoment) return time;
  throw fault(at, 'startedDateTime', 'a date of ISO 8601 from 1970 to 9999', value);
}

/** Milliseconds; no exchange takes months. */
const longest = 1e10;

/** Tools write -1, or nothing, where they do not know. */
function span(value: unknown, at: Place): number {
  if (typeof value !== 'number') return 0;
  if (value <= longest) return Math.max(0, value);
  throw fault(at, 'time', `milliseconds up to ${longest}`, value);
}

const placeOf = ({ index }: Place): string => `log.entries[${index}]`;

const fault = (at: Place, name: string, expected: string, found: unknown) =>
  notHar(at.file, name === '' ? placeOf(at) : `${placeOf(at)}.${name}`, expected, found);
