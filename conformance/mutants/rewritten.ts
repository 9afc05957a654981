import { isObject, withHeaders, withText } from './envelope.ts';
import { encodeGbk } from './gbk.ts';
import type { WireReply } from './mutant.ts';

/** The same reply written otherwise: legally in the first half, wrongly in the second. */
export const respaced = (reply: WireReply): WireReply =>
  withText(reply, `\n${JSON.stringify(JSON.parse(reply.body.toString()), null, '\t')}\r\n`);

/** Characters beyond ASCII as escapes. */
export const escaped = (reply: WireReply): WireReply =>
  withText(
    reply,
    reply.body
      .toString()
      .replace(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

/** The fields of every object in reverse order. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, reversed(inner)]);
  return Object.fromEntries(fields.toReversed());
}

/** Headers that a gateway may add. */
export const withMoreHeaders = (reply: WireReply): WireReply =>
  withHeaders(reply, {
    'x-request-id': '2fc62edd',
    'x-ratelimit-limit': '300',
    'cache-control': 'no-store',
    server: 'gateway',
  });

export const withCapitalHeaders = (reply: WireReply): WireReply => ({
  ...reply,
  headers: Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [name.toUpperCase(), value]),
  ),
});

export const inChunks = (reply: WireReply): WireReply =>
  withHeaders(reply, { 'transfer-encoding': 'chunked' });

export const labelled = (reply: WireReply, type: string | undefined): WireReply =>
  withHeaders(reply, { 'content-type': type });

/** A Content-Length that is off by some bytes. */
export const promising = (reply: WireReply, bytesMore: number): WireReply =>
  withHeaders(reply, { 'content-length': String(reply.body.length + bytesMore) });

export const withoutLastByte = (reply: WireReply): WireReply => ({
  ...reply,
  body: reply.body.subarray(0, -1),
});

export const inCallback = (reply: WireReply): WireReply =>
  withText(reply, `callback(${reply.body})`);

export const withTrailingComma = (reply: WireReply): WireReply =>
  withText(reply, `${reply.body}`.replace(/\}$/, ',}'));

export const inGbk = (reply: WireReply): WireReply => ({
  ...labelled(reply, 'application/json; charset=GBK'),
  body: encodeGbk(reply.body.toString()),
});

/** UTF-8 taken for Latin letters and encoded once more. */
export const encodedTwice = (reply: WireReply): WireReply =>
  withText(reply, reply.body.toString('latin1'));

export const withQuestionMarks = (reply: WireReply): WireReply =>
  withText(reply, reply.body.toString().replace(/\p{Script=Han}/gu, '?'));
