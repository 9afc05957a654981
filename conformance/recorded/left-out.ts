import type { Text } from '../../spec/language.ts';
import type { Contract } from '../contract/contract.ts';
import { headerOf, type RecordedExchange } from './exchange.ts';
import type { Matcher } from './matching.ts';
import type { Trouble } from './proxy/start-proxy.ts';

/** Why something that was recorded is not judged, in words. */
export const leftOutWords = {
  'other-origin': {
    zh: '契约的调用，但在另一个源',
    en: 'a call of the contract at another origin',
  },
  'no-operation': { zh: '地址不属于任何接口', en: 'no address of an operation' },
  page: { zh: '网页或其素材', en: 'a page or what belongs to one' },
  'silent-method': { zh: '预检等没有正文的方法', en: 'a method without content, as a preflight' },
  'other-scheme': { zh: '不是 http 或 https 地址', en: 'no address of http or https' },
} as const satisfies Record<string, Text>;

export type LeftOutReason = keyof typeof leftOutWords;

/** Entries, or what a proxy has seen, that were left out for one reason at one origin. */
export interface LeftOut {
  readonly reason: LeftOutReason | Trouble;
  readonly says: Text;
  readonly origin: string;
  readonly count: number;
  /** The first of them, counted from 0 as in `log.entries`. */
  readonly entries: readonly number[];
}

/** Methods that browsers use for themselves, and whose replies carry nothing. */
const silentMethods = new Set(['OPTIONS', 'HEAD', 'CONNECT', 'TRACE']);

/** Why an exchange is no call of the contract; null where it is one. */
export function reasonOf(
  { endpoints }: Contract,
  match: Matcher,
  exchange: RecordedExchange,
): LeftOutReason | null {
  const { url, method } = exchange.request;
  if (!/^https?:$/.test(url.protocol)) return 'other-scheme';
  const operation = match(url);
  const endpoint = endpoints.find((one) => one.operation.operationId === operation);
  if (!endpoint) return 'no-operation';
  if (silentMethods.has(method)) return 'silent-method';
  return method !== endpoint.method.toUpperCase() && isPage(exchange) ? 'page' : null;
}

/** What a browser shows or loads, and no program calls: a called endpoint refuses such a method. */
function isPage({ reply }: RecordedExchange): boolean {
  const type = reply ? (headerOf(reply.headers, 'content-type') ?? '') : '';
  return reply !== null && reply.status < 400 && pageTypes.test(type);
}

const pageTypes =
  /^\s*(?:text\/(?:html|css)|[a-z]+\/(?:x-)?javascript|(?:image|font|audio|video)\/)/i;

const shownEntries = 5;

/** Counts what was left out by reason and origin, the most first. */
export function countLeftOut(
  all: readonly { readonly reason: LeftOutReason; readonly exchange: RecordedExchange }[],
): readonly LeftOut[] {
  const alike = Map.groupBy(all, ({ reason, exchange }) => `${reason} ${originOf(exchange)}`);
  return [...alike.values()]
    .flatMap((same) => (same[0] ? [{ first: same[0], same }] : []))
    .map(({ first: { reason, exchange }, same }) => ({
      reason,
      says: leftOutWords[reason],
      origin: originOf(exchange),
      count: same.length,
      entries: same
        .flatMap((one) => one.exchange.entry ?? [])
        .toSorted((one, other) => one - other)
        .slice(0, shownEntries),
    }))
    .toSorted((one, other) => other.count - one.count);
}

/** Addresses such as `data:` have none, and may hold anything behind their scheme. */
const originOf = ({ request: { url } }: RecordedExchange): string =>
  url.origin === 'null' ? url.protocol : url.origin;

const shownLines = 10;

/** The same for a terminal, a line each, after one that says how many there are in all. */
export function leftOutLines(all: readonly LeftOut[]): readonly Text[] {
  if (all.length === 0) return [];
  const count = all.reduce((sum, one) => sum + one.count, 0);
  const more = all.length - shownLines;
  return [
    { zh: `未评测的记录 ${count} 条：`, en: `Left out, and not judged: ${count}` },
    ...all.slice(0, shownLines).map(lineOf),
    ...(more > 0 ? [{ zh: `  另有 ${more} 类`, en: `  and ${more} more kinds` }] : []),
  ];
}

function lineOf({ says, origin, count, entries }: LeftOut): Text {
  const where = entries.map((entry) => `log.entries[${entry}]`).join(', ');
  const more = count > entries.length && entries.length > 0 ? ' …' : '';
  const at = where === '' ? '' : ` (${where}${more})`;
  return {
    zh: `  ${count} × ${says.zh}：${origin}${at}`,
    en: `  ${count} × ${says.en}: ${origin}${at}`,
  };
}
