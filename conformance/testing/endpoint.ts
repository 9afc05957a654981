import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as an endpoint of a test received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface TestEndpoint {
  readonly url: string;
  /** Everything received so far, in order. */
  readonly received: Received[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export type Answering = (request: Received, response: ServerResponse) => void;

/** A real server on a free loopback port: what the judge is tested against. */
export async function startEndpoint(answer: Answering): Promise<TestEndpoint> {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray());
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body };
    received.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Answers with a JSON value. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, headers).end(JSON.stringify(value));
}
