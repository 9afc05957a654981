import type { Severity, Verdict } from './result.ts';
import { isUnreached, type Reasoned } from './unreached.ts';

export const exitCodes = {
  conforming: 0,
  notConforming: 1,
  wrongUse: 2,
  nothingProved: 3,
} as const;

/** What counts of a check when all is over. */
export interface Weighed extends Reasoned {
  readonly severity: Severity;
  readonly verdict: Verdict;
}

/**
 * A failed `must` breaks conformance. Short of that, an error of our own, a `must` that is blocked
 * or was not reached, or not a single pass mean that nothing is proved: no green without proof.
 */
export function exitCode(checks: readonly Weighed[]): 0 | 1 | 3 {
  const has = (verdict: Verdict): boolean => checks.some((check) => check.verdict === verdict);
  const musts = checks.filter(({ severity }) => severity === 'must');
  if (musts.some(({ verdict }) => verdict === 'fail')) return exitCodes.notConforming;
  const isOpen = musts.some((check) => check.verdict === 'blocked' || isUnreached(check));
  const isProved = has('pass') || has('warn');
  return has('error') || isOpen || !isProved ? exitCodes.nothingProved : exitCodes.conforming;
}
