import { setTimeout as wait } from 'node:timers/promises';
import type { Text } from '../../spec/language.ts';
import { sealRequest } from '../../spec/protocol/sm-envelope.ts';
import { type Result, refuse } from '../result.ts';
import type { Provider } from './config.ts';
import { type Answer, type Exchange, openExchange } from './exchange.ts';
import { maskOf, messageIn } from './message.ts';
import { type CollectedPage, openPage } from './page.ts';

/** The plain text of a request, as the contract's `CollectRequest` has it. */
export interface CollectRequest {
  readonly pageno: number;
  readonly pagesize: number;
  readonly since?: string;
}

/** Asks a provider for pages (SX-R019, SX-R020). */
export interface CollectClient {
  /** The page, or why it cannot be had: after retries, where a retry may help. */
  page(request: CollectRequest): Promise<Result<CollectedPage, Text>>;
  close(): Promise<void>;
}

export interface ClientTerms {
  /** Breaks off what is under way, with its reason as the error. */
  readonly signal: AbortSignal;
  /** Called before each attempt: what is waited for at most until the next one. */
  readonly onAttempt: (milliseconds: number) => Promise<void>;
  readonly onRetry: (retry: Retry) => void;
}

/** Why a request is to be made again, and when. */
export interface Retry {
  readonly why: Text;
  readonly milliseconds: number;
}

export function openCollectClient(provider: Provider, terms: ClientTerms): CollectClient {
  const exchange = openExchange(provider);
  const mask = maskOf(provider);
  const masked = ({ zh, en }: Text): Text => ({ zh: mask(zh), en: mask(en) });
  return {
    async page(request) {
      const result = await insist(provider, terms, () =>
        attempt(provider, exchange, { request, terms }),
      );
      return result.ok ? result : refuse(masked(result.refusal));
    },
    close: exchange.close,
  };
}

/** What one request came to; `again` says that the same one may well succeed later. */
type Attempt =
  | { readonly kind: 'done'; readonly result: Result<CollectedPage, Text> }
  | { readonly kind: 'again'; readonly why: Text; readonly retryAfter?: number | undefined };

/** SX-R021: each request is sealed anew, under a key of its own. */
async function attempt(
  provider: Provider,
  exchange: Exchange,
  { request, terms }: { readonly request: CollectRequest; readonly terms: ClientTerms },
): Promise<Attempt> {
  const { envelope, key } = sealRequest(Buffer.from(JSON.stringify(request)), provider);
  const answer = await exchange.post(JSON.stringify(envelope), terms.signal);
  if (answer.kind === 'none') return { kind: 'again', why: noReply(answer.code) };
  if (answer.kind === 'too-long') return { kind: 'done', result: refuse(tooLong) };
  const { status, body, retryAfter } = answer;
  if (status === 429 || status >= 500) return { kind: 'again', why: failure(answer), retryAfter };
  const isPage = status >= 200 && status < 300;
  const result = isPage
    ? openPage(body, { key, pagesize: request.pagesize })
    : refuse(failure(answer));
  return { kind: 'done', result };
}

/** Tries until it is decided, but not for ever: the waits double and differ a little. */
async function insist(
  { timeout, attempts, backoff }: Provider,
  { signal, onAttempt, onRetry }: ClientTerms,
  once: () => Promise<Attempt>,
): Promise<Result<CollectedPage, Text>> {
  for (let count = 1; ; count += 1) {
    await onAttempt(timeout + 2 * backoff.maximum);
    const tried = await once();
    if (tried.kind === 'done') return tried.result;
    if (count >= attempts) return refuse(given(tried.why, attempts));
    const doubled = Math.min(backoff.initial * 2 ** (count - 1), backoff.maximum);
    const asked = Math.min((tried.retryAfter ?? 0) * 1000, backoff.maximum);
    const milliseconds = Math.round(Math.max(doubled, asked) * (1 + Math.random() / 4));
    onRetry({ why: tried.why, milliseconds });
    await wait(milliseconds, undefined, { signal });
  }
}

function failure({ status, body }: Extract<Answer, { kind: 'reply' }>): Text {
  if (status >= 300 && status < 400) return redirected(status);
  const said = messageIn(jsonIn(body));
  return {
    zh: `HTTP ${status}${said === undefined ? '' : `：${said}`}`,
    en: `HTTP ${status}${said === undefined ? '' : `: ${said}`}`,
  };
}

/** A gateway on the way may answer with anything. */
function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const noReply = (code: string): Text => ({ zh: `没有应答（${code}）`, en: `no reply (${code})` });

const given = ({ zh, en }: Text, attempts: number): Text => ({
  zh: `请求了 ${attempts} 次，最后：${zh}`,
  en: `asked ${attempts} times, at last: ${en}`,
});

const redirected = (status: number): Text => ({
  zh: `HTTP ${status}：不跟随重定向`,
  en: `HTTP ${status}: redirects are not followed`,
});

const tooLong: Text = { zh: '应答超过 16 MiB', en: 'the reply is longer than 16 MiB' };
