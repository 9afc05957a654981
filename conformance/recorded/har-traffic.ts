import type { Contract } from '../contract/contract.ts';
import { NothingProved } from '../nothing-proved.ts';
import type { Target } from '../target/target.ts';
import type { RecordedExchange } from './exchange.ts';
import type { Traffic } from './judge-traffic.ts';
import { countLeftOut, type LeftOut, type LeftOutReason, reasonOf } from './left-out.ts';
import { matcherOf } from './matching.ts';
import { lookAt } from './traffic.ts';

/**
 * The calls of a contract among recorded exchanges. Without a target file they are those at the
 * origin that has most of them; all others are counted. Throws `NothingProved` when there is none.
 */
export function trafficOf(
  contract: Contract,
  target: Target | null,
  exchanges: readonly RecordedExchange[],
): Traffic {
  const match = matcherOf(contract, target);
  const sorted = exchanges.map((exchange) => ({
    exchange,
    reason: reasonOf(contract, match, exchange),
  }));
  const calls = sorted.filter(({ reason }) => reason === null).map(({ exchange }) => exchange);
  const origins = [...Map.groupBy(calls, ({ request }) => request.url.origin)];
  const [most] = origins.toSorted(([, a], [, b]) => b.length - a.length);
  if (!most) throw noCalls(contract, exchanges);
  const [origin, own] = most;
  const began = Math.min(...own.map(({ startedAt }) => startedAt));
  const ends = own.map(({ startedAt, duration }) => startedAt + duration - began);
  return {
    contract,
    target: target ?? strangerAt(contract, origin),
    seen: own.flatMap((exchange) => lookAt(contract, match, exchange, began) ?? []),
    startedAt: new Date(began),
    duration: Math.max(...ends),
    isMasked: true,
    leftOut: leftOutOf(contract, sorted, new Set(own)),
  };
}

/** What would be a call if it were not for its origin is told apart from what never is one. */
function leftOutOf(
  contract: Contract,
  sorted: readonly Sorted[],
  own: ReadonlySet<RecordedExchange>,
): readonly LeftOut[] {
  const anywhere = matcherOf(contract, null);
  const others = sorted.filter(({ exchange }) => !own.has(exchange));
  return countLeftOut(
    others.map(({ exchange, reason }) => {
      const isOther = reason === 'no-operation' && reasonOf(contract, anywhere, exchange) === null;
      return { exchange, reason: reason === null || isOther ? 'other-origin' : reason };
    }),
  );
}

interface Sorted {
  readonly exchange: RecordedExchange;
  /** Null for calls of the contract. */
  readonly reason: LeftOutReason | null;
}

/** An endpoint of which nothing is known but its address: its credentials are nobody's. */
const strangerAt = ({ id }: Contract, url: string): Target & { readonly application: object } => ({
  contract: id,
  url,
  application: { passid: '', token: '', appKey: '', appSecret: '', account: '' },
});

function noCalls(
  { id, endpoints }: Contract,
  exchanges: readonly RecordedExchange[],
): NothingProved {
  const hosts = [...new Set(exchanges.map(({ request }) => request.url.host))];
  const shown = `${hosts.slice(0, 5).join(', ')}${hosts.length > 5 ? ' …' : ''}`;
  const example = endpoints[0]?.path ?? '';
  return new NothingProved({
    zh: `${exchanges.length} 条记录中没有 ${id} 的调用（主机：${shown || '无'}）。契约中的路径如 ${example}；路径不同时，用 --target 给出写有 url 和 paths 的目标文件。`,
    en: `None of ${exchanges.length} entries is a call of ${id} (hosts: ${shown || 'none'}). Its paths are like ${example}; where they differ, give a target file with url and paths by --target.`,
  });
}
