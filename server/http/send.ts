import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Reply } from './http.ts';
import { isEncrypted, protection, strictTransport } from './protection.ts';

/** What is told to the caller beside the reply itself. */
export interface Envelope {
  /** Of the request; the log knows it by this name. */
  readonly id: string;
  /** The connection closes once the reply is out. */
  readonly last: boolean;
}

/** The body in octets, as Node writes it with the least work: head and body in one piece. */
export const octetsOf = (body: unknown): string =>
  Buffer.from(JSON.stringify(body)).toString('latin1');

/** Writes a reply as JSON. */
export function send(response: ServerResponse, reply: Reply, { id, last }: Envelope) {
  const { octets } = reply;
  const text = octets ?? JSON.stringify(reply.body);
  // Every call comes through here: one literal, and nothing spread into it unless there is need.
  const headers: OutgoingHttpHeaders = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': octets?.length ?? Buffer.byteLength(text),
    'cache-control': protection['cache-control'],
    'content-security-policy': protection['content-security-policy'],
    'x-content-type-options': protection['x-content-type-options'],
    'x-request-id': id,
  };
  if (isEncrypted(response.req.socket)) headers['strict-transport-security'] = strictTransport;
  if (reply.headers) Object.assign(headers, reply.headers);
  if (last) headers.connection = 'close';
  response.writeHead(reply.status, headers);
  response.end(text, octets === undefined ? 'utf8' : 'latin1');
}
