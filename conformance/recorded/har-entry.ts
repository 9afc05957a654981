import type { HeaderLines, RecordedExchange } from './exchange.ts';
import { bodyOf, type HarContent, sentBody } from './har-body.ts';
import { notHar } from './har-faults.ts';

/** Where an entry stands, for whoever has to mend it. */
export interface Place {
  readonly file: string;
  readonly place: string;
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
      // The one cast: its parts are looked at one by one.
      body: sentBody((request['postData'] ?? null) as HarContent | null),
    },
    reply: replyOf(response, at),
    failure: null,
    startedAt: moment(fields['startedDateTime'], at),
    duration: typeof fields['time'] === 'number' ? Math.max(0, fields['time']) : 0,
    isMasked: true,
  };
}

/** Null where none came, or the tool has not kept it: that is no fault of the endpoint. */
function replyOf(response: Fields, at: Place): RecordedExchange['reply'] {
  const { status = 0, content = {} } = response;
  if (typeof status !== 'number') throw fault(at, 'response.status', 'integer', status);
  if (status < 200) return null;
  const kept = object(content, at, 'response.content') as HarContent;
  const headers = headersOf(response['headers'], at, 'response.headers');
  const body = bodyOf(kept, headers);
  if (body === null) return null;
  return { status, headers: withType(headers, kept), body };
}

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

function moment(value: unknown, at: Place): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw fault(at, 'startedDateTime', 'ISO 8601', value);
  return time;
}

const fault = ({ file, place }: Place, name: string, expected: string, found: unknown) =>
  notHar(file, name === '' ? place : `${place}.${name}`, expected, found);
