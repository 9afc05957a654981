import type { Report } from '../report/report.ts';

/** What a report says, sorted by verdict: ids of checks, and the readings of its warnings. */
export function verdictsOf({ results, conclusion }: Report) {
  const ids = (verdict: string) =>
    results.filter((one) => one.verdict === verdict).map(({ id }) => id);
  const readings = results.flatMap(({ warnings }) => warnings.map(({ reading }) => reading));
  return {
    results,
    failed: [...ids('fail'), ...ids('error')],
    blocked: ids('blocked'),
    skipped: ids('skipped'),
    passed: ids('pass').length,
    readings: [...new Set(readings)],
    exitCode: conclusion.exitCode,
  };
}
