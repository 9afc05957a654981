import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { type Calls, createCalls } from './calls.ts';
import { createDispatch, type DispatchSetting } from './dispatch.ts';
import { answerUnreadable } from './http/frame.ts';
import { createRequestIds } from './http/request-id.ts';
import type { TlsContext } from './http/tls.ts';
import { none } from './metrics/watch.ts';
import { createDoor, createOpenDoor, type Door } from './overload/door.ts';

/** Everything the app is made of; nothing in it is looked up elsewhere. */
export interface AppSetting extends Omit<DispatchSetting, 'isServing' | 'door'> {
  readonly limits: HttpLimits;
  /** Absent: plain HTTP. */
  readonly tls?: TlsContext | undefined;
  /** Calls that may wait before others are turned away; 0 turns nobody away. */
  readonly mostWaiting: number;
  /** Lets calls in; absent, it is made with that number. */
  readonly door?: Door | undefined;
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
export async function createApp(given: AppSetting): Promise<App> {
  const { limits, tls, mostWaiting, ...setting } = given;
  let serving = true;
  const drain = () => {
    serving = false;
  };
  const isServing = () => serving;
  const { log, watch, door = doorFor(mostWaiting) } = setting;
  const nextId = createRequestIds();
  const dispatch = await createDispatch({ ...setting, door, isServing });
  const calls = createCalls({ dispatch, door, log, watch, nextId, isServing });
  watch?.level('waiting', door.counts.waiting);
  watch?.level('working', door.counts.working);

  const server = tls
    ? createSecureServer({ ...options(limits), ...tls })
    : createServer(options(limits));
  server.on('clientError', createUnreadable({ log, watch, nextId }));
  return { server: listening(server, calls), drain, settled: calls.settled };
}

const doorFor = (mostWaiting: number): Door =>
  mostWaiting === 0 ? createOpenDoor() : createDoor(mostWaiting);

function listening(server: Server, { receive }: Pick<Calls, 'receive'>): Server {
  server.on('request', (request: IncomingMessage, response: ServerResponse) =>
    receive(request, response),
  );
  // An expectation that we do not know is passed over: Node would refuse it without an envelope.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    receive(request, response),
  );
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
    receive(request, response, () => response.writeContinue()),
  );
  return server;
}

type Telling = Pick<AppSetting, 'log' | 'watch'> & { readonly nextId: () => string };

/** What is no request has a line in the log and a place in the figures all the same. */
function createUnreadable({ log, watch, nextId }: Telling) {
  return (error: Error & { code?: string }, socket: Duplex) => {
    const id = nextId();
    const status = answerUnreadable(error, socket, id);
    if (status === undefined) return;
    log.info({ id, status, cause: error.code }, 'unreadable');
    const nobody = { contract: none, operation: none };
    watch?.ended({ ...nobody, outcome: String(status), seconds: 0 });
  };
}

const options = ({ headerBytes, requestTimeout, keepAlive }: HttpLimits) => ({
  maxHeaderSize: headerBytes,
  headersTimeout: requestTimeout,
  requestTimeout,
  keepAliveTimeout: keepAlive,
  connectionsCheckingInterval: Math.min(1_000, requestTimeout),
});
