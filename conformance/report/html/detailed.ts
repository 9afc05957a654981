import type { CheckResult } from '../../result.ts';
import { of } from '../findings.ts';
import type { Report } from '../report.ts';
import { findingGroups, waived } from './finding-groups.ts';

/** So many checks with the same cause or the same tolerated variant are shown in full. */
const EXAMPLES = 3;

/** So many failures, the roots first; an endpoint that fails everywhere must not bury its page. */
const MOST = 60;

/**
 * The checks that the page shows in full: the root causes and some of what follows from each, what
 * is waived, our own errors, and some of each tolerated variant. The others are listed.
 */
export function detailed(report: Report): readonly CheckResult[] {
  const groups = findingGroups(report);
  const failed = [
    ...groups.map(({ root }) => root),
    ...groups.flatMap(({ followers }) => followers.slice(0, EXAMPLES)),
    ...waived(report),
  ].slice(0, MOST);
  return [...failed, ...of(report, 'error').slice(0, MOST), ...warned(report)];
}

function warned(report: Report): readonly CheckResult[] {
  const seen = new Map<string, number>();
  return of(report, 'warn').filter(({ warnings }) => {
    const readings = [...new Set(warnings.map(({ reading }) => reading))];
    const isNew = readings.some((reading) => (seen.get(reading) ?? 0) < EXAMPLES);
    for (const reading of readings) seen.set(reading, (seen.get(reading) ?? 0) + 1);
    return isNew;
  });
}
