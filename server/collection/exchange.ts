import { readFileSync } from 'node:fs';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { UsageError } from '../../spec/usage-error.ts';
import type { Provider } from './config.ts';

/** What came back for one request, or why nothing did. */
export type Answer =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly body: Buffer;
      /** Seconds after which the provider wants to be asked again. */
      readonly retryAfter: number | undefined;
    }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'none'; readonly code: string };

/** Posts to one provider over one connection. Redirects are replies and never followed. */
export interface Exchange {
  post(body: string, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** Bytes of a reply: a page of a thousand enterprises is fifty times less. */
const longestReply = 16 * 1_048_576;

/** Opens nothing yet. Throws `UsageError` if a file of the configuration cannot be read. */
export function openExchange(provider: Provider): Exchange {
  const { url, timeout, headers } = provider;
  const { origin, pathname, search } = new URL(url);
  const dispatcher = createDispatcher(provider);
  return {
    async post(body, signal) {
      try {
        const reply = await dispatcher.request({
          origin,
          path: `${pathname}${search}`,
          method: 'POST',
          headers: ownHeaders(headers),
          body,
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
        });
        return await answerOf(reply);
      } catch (error) {
        // Whoever interrupts is not to be taken for a fault of the network.
        signal.throwIfAborted();
        return { kind: 'none', code: codeOf(error) };
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/** Names that are written otherwise must not come twice. */
const ownHeaders = (given: Provider['headers']): Record<string, string> => ({
  accept: 'application/json',
  'content-type': 'application/json; charset=utf-8',
  ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value])),
});

async function answerOf(reply: Dispatcher.ResponseData): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of reply.body) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > longestReply) return { kind: 'too-long' };
    chunks.push(chunk);
  }
  const retryAfter = wholeSeconds(reply.headers['retry-after']);
  return { kind: 'reply', status: reply.statusCode, body: Buffer.concat(chunks), retryAfter };
}

const wholeSeconds = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : undefined;

function createDispatcher({ timeout, tls, proxy }: Provider): Dispatcher {
  const options = { connections: 1, headersTimeout: timeout, bodyTimeout: timeout };
  const files = Object.entries(tls).map(([key, file]) => [key, readPem(key, file)] as const);
  const connect = { timeout, ...Object.fromEntries(files) };
  if (proxy === undefined) return new Agent({ ...options, connect });
  return new ProxyAgent({ ...options, uri: proxy, requestTls: connect });
}

function readPem(key: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError({
      zh: `读不到采集配置中 tls.${key} 所指的 ${file}`,
      en: `Cannot read ${file}, which the collect configuration names as tls.${key}`,
    });
  }
}

/** A time-out of the signal is a DOMException: its code is a number that says nothing. */
function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: string };
  return typeof code === 'string' ? code : (name ?? 'UNKNOWN');
}
