import type { CheckResult } from '../result.ts';
import { attested } from './attestation.ts';
import type { Comparison, Report } from './report.ts';

/**
 * The report with what has changed since earlier ones, given in the order of their runs. A waived
 * failure is not new, and one that is now not judged is neither fixed nor still there: it is told
 * apart, lest what a run left out looks mended.
 */
export function compared(report: Report, earlier: readonly [Report, ...Report[]]): Report {
  return attested({ ...report, comparison: comparisonOf(report, earlier) });
}

/** What became of each check, in the order of the later report; a flaky one is nothing else. */
export function comparisonOf(later: Report, earlier: readonly [Report, ...Report[]]): Comparison {
  const last = earlier.at(-1) ?? earlier[0];
  const flaky = flakyIn(earlier.filter((one) => isAlike(one, later)));
  const before = failedIn(last);
  const decided = new Set(later.results.filter(isDecided).map(({ id }) => id));
  const judged = later.results.filter(({ id }) => !flaky.has(id));
  const failing = judged.filter(({ verdict }) => verdict === 'fail');
  const ids = (checks: readonly CheckResult[]): readonly string[] => checks.map(({ id }) => id);
  return {
    earlier: { startedAt: last.startedAt, resultsSha256: last.attestation.resultsSha256 },
    new: ids(failing.filter(({ id, waiver }) => !before.has(id) && waiver === null)),
    fixed: ids(judged.filter((check) => isGood(check) && before.has(check.id))),
    still: ids(failing.filter(({ id }) => before.has(id))),
    flaky: [...flaky],
    unjudged: [...before].filter((id) => !decided.has(id) && !flaky.has(id)),
  };
}

const isGood = ({ verdict }: CheckResult): boolean => verdict === 'pass' || verdict === 'warn';

const isDecided = (check: CheckResult): boolean => isGood(check) || check.verdict === 'fail';

const failedIn = ({ results }: Report): ReadonlySet<string> =>
  new Set(results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id));

/** Only runs of one plan by one contract against one target say something of chance. */
const isAlike = (one: Report, other: Report): boolean =>
  one.plan.sha256 === other.plan.sha256 &&
  one.plan.profile === other.plan.profile &&
  one.contract.sha256 === other.contract.sha256 &&
  one.target.url === other.target.url;

/** What failed in one run and was good in another of the same kind. */
function flakyIn(reports: readonly Report[]): ReadonlySet<string> {
  const failed = new Set(reports.flatMap((report) => [...failedIn(report)]));
  const good = new Set(
    reports.flatMap(({ results }) => results.filter(isGood)).map(({ id }) => id),
  );
  return new Set([...failed].filter((id) => good.has(id)));
}
