import { exitCode } from '../exit-code.ts';
import type { CheckResult } from '../result.ts';
import type { AppliedWaiver, Report } from './report.ts';
import { type ConclusionKind, conclusionWords } from './words.ts';

/**
 * What a run comes to. Waived checks do not count, but they are an advice; a waiver that is stale
 * or expired fails the run, because nobody looks after it.
 */
export function conclude(
  results: readonly CheckResult[],
  waivers: readonly AppliedWaiver[] = [],
): Report['conclusion'] {
  const code = exitCode(results.filter(({ waiver }) => waiver === null));
  if (code === 1 || waivers.some(({ state }) => state !== 'active')) return of('failed', 1);
  if (code === 3) return of('unfinished', 3);
  return of(isAdvised(results) ? 'advised' : 'conforming', 0);
}

const of = (kind: ConclusionKind, code: 0 | 1 | 3): Report['conclusion'] => ({
  word: conclusionWords[kind],
  exitCode: code,
});

/** A failed wish is an advice, a failed rule is not; nor is all well where little was looked at. */
function isAdvised(results: readonly CheckResult[]): boolean {
  const skipped = results.filter(({ verdict }) => verdict === 'skipped').length;
  const isOdd = results.some(({ verdict }) => verdict === 'warn' || verdict === 'fail');
  return isOdd || skipped * 2 > results.length;
}
