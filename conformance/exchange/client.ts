import { createRequire } from 'node:module';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import type { Target } from '../target/target.ts';
import { tlsFilesOf } from '../target/tls-files.ts';
import { type Answer, codeOf, gathering, type Limits } from './gathering.ts';
import { type TlsFacts, watchTls } from './tls-facts.ts';

/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | null;
}

export interface Client {
  readonly send: (request: WireRequest) => Promise<Answer>;
  /** How the connection is secured; null over plain HTTP and before the first. */
  readonly tls: () => TlsFacts | null;
  readonly close: () => Promise<void>;
}

/** Milliseconds to wait where a target file does not say. */
export const usualTimeout = 10_000;

/** All replies of a run are kept, so together they must not fill it either. */
const runLimit = 128 * 1024 * 1024;

/** Opens connections to the target; nothing is sent yet. Redirects are replies, never followed. */
export function openClient(target: Target): Client {
  const timeout = target.timeout ?? usualTimeout;
  const dispatcher = createDispatcher(target, timeout);
  const origin = new URL(target.url).origin;
  const watch = watchTls(target.url);
  let left = runLimit;
  return {
    async send(request) {
      const limits = { whole: timeout * 2, left };
      const answer = await send(dispatcher, origin, request, limits);
      if (answer.kind === 'reply') left -= answer.body.length;
      return answer;
    },
    tls: watch.facts,
    close() {
      watch.stop();
      return dispatcher.destroy();
    },
  };
}

function createDispatcher(target: Target, timeout: number): Dispatcher {
  const options = { connections: 32, headersTimeout: timeout, bodyTimeout: timeout };
  const connect = { timeout, ...tlsFilesOf(target) };
  if (target.proxy === undefined) return new Agent({ ...options, connect });
  const { ProxyAgent } = wholeUndici();
  return new ProxyAgent({ ...options, uri: target.proxy, requestTls: connect });
}

/** A tunnel takes more of it than the agent. The one cast: a module that is loaded when needed. */
const wholeUndici = () => createRequire(import.meta.url)('undici') as typeof import('undici');

/** What cannot be sent at all is told as what was sent and failed. */
function send(
  dispatcher: Dispatcher,
  origin: string,
  { method, path, headers, body }: WireRequest,
  limits: Limits,
): Promise<Answer> {
  return new Promise((answer) => {
    const options = { origin, path, method, headers: headers.flat(), body };
    try {
      dispatcher.dispatch(options, gathering(limits, answer));
    } catch (error) {
      answer({ kind: 'none', code: codeOf(error) });
    }
  });
}
