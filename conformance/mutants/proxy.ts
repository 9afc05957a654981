import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import type { Deviation, Surroundings, WireReply, WireRequest } from './mutant.ts';

/** Adds what the deviations of one contract may use; asked anew for each deviation. */
export type Surround<Around extends Surroundings> = (neutral: Surroundings) => Around;

export interface ProxyOptions<Around extends Surroundings> {
  /** Base URL of the conforming server. */
  readonly origin: string;
  /** Absent: the proxy is transparent. */
  readonly deviation?: Deviation<Around> | undefined;
  readonly surround: Surround<Around>;
}

export interface MutantProxy<Around extends Surroundings = Surroundings> {
  readonly url: string;
  /**
   * Puts other deviations in place, the first next to the caller, or none; what the last ones
   * remembered is forgotten.
   */
  use(...deviations: readonly (Deviation<Around> | undefined)[]): void;
  /** Rejects with the first error of a deviation: a broken mutant must not count as killed. */
  close(): Promise<void>;
}

/** Node's own limits must not answer in place of the server behind. */
const limits = { maxHeaderSize: 1 << 20, requestTimeout: 0, headersTimeout: 0 };

/** Opens a loopback port that behaves like `origin` but for the deviation. */
export async function startMutantProxy<Around extends Surroundings>(
  options: ProxyOptions<Around>,
): Promise<MutantProxy<Around>> {
  const pool = new Pool(new URL(options.origin).origin);
  const forward = (request: WireRequest) => exchange(pool, request);
  const prepare = (deviations: readonly (Deviation<Around> | undefined)[]) => {
    const around = options.surround({ forward, memory: new Map() });
    return deviations
      .filter((one) => one !== undefined)
      .reduceRight<Surroundings['forward']>((next, deviate) => {
        const own = { ...around, memory: new Map(), forward: next };
        return (request) => deviate(request, own);
      }, around.forward);
  };
  const bugs: unknown[] = [];
  let answer = prepare([options.deviation]);
  const server = createServer(limits, (incoming, outgoing) => {
    serve(incoming, outgoing, answer).catch((error: unknown) => {
      outgoing.destroy();
      if (!(error instanceof ConnectionLost)) bugs.push(error);
    });
  });
  server.maxHeadersCount = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    url: addressOf(server.address()),
    use(...deviations) {
      answer = prepare(deviations);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await pool.destroy();
      if (bugs.length > 0) throw bugs[0];
    },
  };
}

/** Either side went away in the middle of an exchange: the caller sees its connection dropped. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: WireRequest) => Promise<WireReply>,
): Promise<void> {
  const body = await incoming.toArray().catch(lost);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const request = {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: Object.fromEntries(headers),
    spelled: incoming.rawHeaders.filter((_, index) => index % 2 === 0),
    body: Buffer.concat(body),
  };
  write(outgoing, await answer(request));
}

function write(outgoing: ServerResponse, reply: WireReply): void {
  if (reply.connection === 'cut') {
    outgoing.destroy();
    return;
  }
  const length = String(reply.body.length);
  const framed = 'transfer-encoding' in reply.headers || 'content-length' in reply.headers;
  const headers = framed ? reply.headers : { ...reply.headers, 'content-length': length };
  const promised = headers['content-length'] ?? length;
  outgoing.sendDate = false;
  outgoing.writeHead(reply.status, headers);
  outgoing.end(reply.body, () => {
    // A caller that was promised more would wait for ever on a connection kept alive.
    if (promised !== length && outgoing.req.method !== 'HEAD') outgoing.socket?.end();
  });
}

/** Headers that speak of one connection only; undici writes its own. */
const hopByHop = new Set(
  'connection keep-alive proxy-connection te trailer transfer-encoding upgrade expect'.split(' '),
);

async function exchange(pool: Pool, request: WireRequest): Promise<WireReply> {
  const { statusCode, headers, body } = await pool
    .request({
      path: request.path,
      // Node's parser has let it in, so it is one of the methods that undici knows.
      method: request.method as Dispatcher.HttpMethod,
      headers: endToEnd(request.headers, true),
      body: request.body.length > 0 ? request.body : null,
    })
    .catch(lost);
  const bytes = Buffer.from(await body.arrayBuffer().catch(lost));
  return {
    status: statusCode,
    headers: endToEnd(headers, request.method !== 'HEAD'),
    body: bytes,
  };
}

function endToEnd(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  lengthIsKnown: boolean,
): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !hopByHop.has(name) && !(lengthIsKnown && name === 'content-length'),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function lost(cause: unknown): never {
  throw new ConnectionLost('the connection was lost', { cause });
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return `http://127.0.0.1:${address.port}`;
}
