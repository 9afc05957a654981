import type { Contract } from '../contract.ts';
import { NothingProved } from '../nothing-proved.ts';
import type { Target } from '../target.ts';
import type { RecordedExchange } from './exchange.ts';
import type { Traffic } from './judge-traffic.ts';
import { matcherOf } from './matching.ts';
import { type Judgeable, lookAt } from './traffic.ts';

/** Traffic of a file, and what of it could not be judged. */
export interface HarTraffic extends Traffic {
  readonly entries: number;
  /** Calls of the contract at other origins than the one that is judged. */
  readonly elsewhere: number;
}

/**
 * The calls of a contract among recorded exchanges. Without a target file they are those at the
 * origin that has most of them. Throws `NothingProved` when there is none.
 */
export function trafficOf(
  contract: Contract,
  target: Target | null,
  exchanges: readonly RecordedExchange[],
): HarTraffic {
  const match = matcherOf(contract, target);
  const began = Math.min(...exchanges.map(({ startedAt }) => startedAt));
  const looked = exchanges.flatMap((exchange) => {
    const one = lookAt(contract, match, exchange, began);
    return one ? [{ one, exchange, origin: exchange.request.url.origin }] : [];
  });
  const origins = [...Map.groupBy(looked, ({ origin }) => origin)];
  const [most] = origins.toSorted(([, a], [, b]) => b.length - a.length);
  if (!most) throw noCalls(contract, exchanges);
  const [origin, own] = most;
  const seen: readonly Judgeable[] = own.map(({ one }) => one);
  const ends = own.map(({ exchange }) => exchange.startedAt + exchange.duration - began);
  return {
    contract,
    target: target ?? strangerAt(contract, origin),
    seen,
    startedAt: new Date(began),
    duration: Math.max(...ends),
    isMasked: true,
    entries: exchanges.length,
    elsewhere: looked.length - own.length,
  };
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
