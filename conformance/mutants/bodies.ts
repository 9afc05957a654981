import { isObject, type Json, parsed } from './envelope.ts';
import type { WireRequest } from './mutant.ts';

/** What a request holds, for the contracts whose bodies are JSON. */

/** The JSON value of the body, `undefined` where it is none. */
export const jsonOf = (request: WireRequest): unknown =>
  parsed(request.body.toString().replace(/^\uFEFF/, ''));

/** The JSON object of the body, `undefined` where it is none, or nested too deep. */
export function objectOf(request: WireRequest): Json | undefined {
  const value = isDeep(request) ? undefined : jsonOf(request);
  return isObject(value) ? value : undefined;
}

/** The same request with some fields of its body set, or taken away by `undefined`. */
export const withFields = (request: WireRequest, fields: Json): WireRequest => ({
  ...request,
  body: Buffer.from(JSON.stringify({ ...objectOf(request), ...fields })),
});

/** A JSON body was meant, and there is none. */
export const hasMalformedJson = (request: WireRequest): boolean =>
  request.method === 'POST' &&
  request.body.length > 0 &&
  !isMultipart(request) &&
  jsonOf(request) === undefined;

/** Bodies nested deeper than any sent in earnest are left alone: most things overflow on them. */
export const isDeep = ({ body }: WireRequest): boolean =>
  /(?:[[{][^[\]{}]*){64}/.test(body.toString());

/** A form with files in it. */
export const isMultipart = ({ headers }: WireRequest): boolean =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('multipart/');
