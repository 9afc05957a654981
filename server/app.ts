import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createDispatch, type DispatchSetting } from './dispatch.ts';
import { answerUnreadable } from './http/frame.ts';
import { createRequestIds } from './http/request-id.ts';
import { send } from './http/send.ts';
import type { TlsContext } from './http/tls.ts';

/** Everything the app is made of; nothing in it is looked up elsewhere. */
export interface AppSetting extends Omit<DispatchSetting, 'isServing'> {
  readonly limits: HttpLimits;
  /** Absent: plain HTTP. */
  readonly tls?: TlsContext | undefined;
}

export interface HttpLimits {
  /** Bytes of all headers together. */
  readonly headerBytes: number;
  /** Milliseconds for a whole request to arrive. */
  readonly requestTimeout: number;
  /** Milliseconds that an idle connection is kept. */
  readonly keepAlive: number;
}

export interface App {
  readonly server: Server;
  /** From now on `/readyz` says no, and each connection closes after its next reply. */
  drain(): void;
  /** Resolves when no request is worked on any more, not even one whose caller was cut off. */
  settled(): Promise<void>;
}

/** One server for all contracts, on `node:http` or `node:https`. */
export async function createApp({ limits, tls, ...setting }: AppSetting): Promise<App> {
  let serving = true;
  const dispatch = await createDispatch({ ...setting, isServing: () => serving });
  const nextId = createRequestIds();
  const { log } = setting;

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const start = performance.now();
    const id = nextId();
    try {
      const reply = await dispatch(request, id);
      send(response, reply, { id, last: !serving });
      if (!log.isLevelEnabled('info')) return;
      const ms = Math.round((performance.now() - start) * 100) / 100;
      log.info({ id, method: request.method, status: reply.status, ...reply.note, ms }, 'call');
    } catch (error) {
      log.warn({ id, cause: String(error) }, 'no reply');
      response.destroy();
    }
  }

  const drain = () => {
    serving = false;
  };
  const running = new Set<Promise<void>>();
  const settled = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  const tracked: Serve = (request, response) => {
    const work = serve(request, response).finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  const server = tls
    ? createSecureServer({ ...options(limits), ...tls })
    : createServer(options(limits));
  return { server: listening(server, tracked), drain, settled };
}

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function listening(server: Server, serve: Serve): Server {
  server.on('request', serve);
  server.on('clientError', answerUnreadable);
  // An expectation that we do not know is passed over: Node would refuse it without an envelope.
  server.on('checkExpectation', serve);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.writeContinue();
    return serve(request, response);
  });
  return server;
}

const options = ({ headerBytes, requestTimeout, keepAlive }: HttpLimits) => ({
  maxHeaderSize: headerBytes,
  headersTimeout: requestTimeout,
  requestTimeout,
  keepAliveTimeout: keepAlive,
  connectionsCheckingInterval: Math.min(1_000, requestTimeout),
});
