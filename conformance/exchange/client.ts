import { readFileSync } from 'node:fs';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { UsageError } from '../../spec/usage-error.ts';
import type { Target } from '../target/target.ts';
import { type TlsFacts, watchTls } from './tls-facts.ts';

/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | null;
}

/** What came back: a reply, or why there is none. */
export type Answer =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'none'; readonly code: string };

export interface Client {
  readonly send: (request: WireRequest) => Promise<Answer>;
  /** How the connection is secured; null over plain HTTP and before the first. */
  readonly tls: () => TlsFacts | null;
  readonly close: () => Promise<void>;
}

/** No reply of these interfaces is longer; a stream without end must not fill the memory. */
const bodyLimit = 16 * 1024 * 1024;

/** All replies of a run are kept, so together they must not fill it either. */
const runLimit = 128 * 1024 * 1024;

/** Opens connections to the target; nothing is sent yet. Redirects are replies, never followed. */
export function openClient(target: Target): Client {
  const timeout = target.timeout ?? 10_000;
  const dispatcher = createDispatcher(target, timeout);
  const origin = new URL(target.url).origin;
  const watch = watchTls(target.url);
  let left = runLimit;
  return {
    async send(request) {
      const limits = { timeout, left };
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
  const tls = target.tls ?? {};
  const files = Object.entries(tls).map(([key, file]) => [key, readPem(key, file)] as const);
  const connect = { timeout, ...Object.fromEntries(files) };
  if (target.proxy === undefined) return new Agent({ ...options, connect });
  return new ProxyAgent({ ...options, uri: target.proxy, requestTls: connect });
}

function readPem(key: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError({
      zh: `读不到目标文件中 tls.${key} 所指的 ${file}。`,
      en: `Cannot read ${file}, which the target file names as tls.${key}.`,
    });
  }
}

interface Limits {
  /** Milliseconds. */
  readonly timeout: number;
  /** Bytes that the replies still to come may have in all. */
  readonly left: number;
}

async function send(
  dispatcher: Dispatcher,
  origin: string,
  { method, path, headers, body }: WireRequest,
  { timeout, left }: Limits,
): Promise<Answer> {
  try {
    const reply = await dispatcher.request({
      origin,
      path,
      method: method as Dispatcher.HttpMethod,
      headers: headers.flat(),
      body,
      signal: AbortSignal.timeout(timeout * 2),
    });
    const bytes = await readBody(reply.body, left);
    return { kind: 'reply', status: reply.statusCode, headers: flat(reply.headers), body: bytes };
  } catch (error) {
    return { kind: 'none', code: codeOf(error) };
  }
}

async function readBody(stream: AsyncIterable<Buffer>, left: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > bodyLimit) throw tooLong('BODY_TOO_LONG');
    if (length > left) throw tooLong('RUN_TOO_LONG');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLong = (code: string): Error => Object.assign(new Error('too long'), { code });

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));

function codeOf(error: unknown): string {
  // A time-out of the signal is a DOMException: its code is a number that says nothing.
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : (name ?? 'UNKNOWN');
}
