import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface BareReply {
  readonly status: number;
  readonly body: object;
}

/** The least that HTTP takes: `node:http`, one path, JSON out. What throws is answered with 400. */
export function serveBarely(
  port: string | undefined,
  path: string,
  answer: (request: IncomingMessage, body: Buffer) => Promise<BareReply>,
) {
  createServer((request, response) => {
    const [asked] = (request.url ?? '').split('?', 1);
    if (request.method !== 'POST' || asked !== path) {
      return send(response, { status: 404, body: {} });
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    return request.on('end', () => {
      answer(request, Buffer.concat(chunks)).then(
        (reply) => send(response, reply),
        () => send(response, { status: 400, body: {} }),
      );
    });
  }).listen(Number(port), '127.0.0.1');
}

function send(response: ServerResponse, { status, body }: BareReply) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
