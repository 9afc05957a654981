import type { ServerResponse } from 'node:http';
import type { Reply } from './http.ts';

/**
 * Writes a reply as JSON. Rows may hold personal data, so no cache on the way may keep them. With
 * `last` the connection closes once the reply is out.
 */
export function send(response: ServerResponse, { status, body, headers }: Reply, last: boolean) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
    ...(last && { connection: 'close' }),
  });
  response.end(text);
}
