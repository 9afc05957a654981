import { exitCode } from '../exit-code.ts';
import type { CheckResult, Verdict } from '../result.ts';
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
  const code = exitCode(results.filter(isCounted(results)));
  if (code === 1 || waivers.some(({ state }) => state !== 'active')) return of('failed', 1);
  if (code === 3) return of('unfinished', 3);
  return of(isAdvised(results) ? 'advised' : 'conforming', 0);
}

/**
 * What a waived failure blocks may be waived with it, but not so much that next to nothing is
 * proved: then it counts as what it is, something that nobody knows.
 */
function isCounted(results: readonly CheckResult[]): (check: CheckResult) => boolean {
  const count = (...verdicts: readonly Verdict[]): number =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const unknown = results.filter(isWaivedBlock).length;
  const isProof = unknown <= count('pass', 'warn');
  return (check) => check.waiver === null || (!isProof && isWaivedBlock(check));
}

const isWaivedBlock = ({ verdict, waiver }: CheckResult): boolean =>
  verdict === 'blocked' && waiver !== null;

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
