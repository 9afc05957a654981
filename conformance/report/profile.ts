import type { CheckResult } from '../result.ts';
import type { ProfileEntry } from './report.ts';

/**
 * The deviation profile of a run: what the warnings of all checks come to (readings, rule 2). The
 * same reading in the same words is one entry; the entries stand in the order of the readings.
 */
export function profileOf(results: readonly CheckResult[]): readonly ProfileEntry[] {
  const seen = results.flatMap((check) => check.warnings.map((warning) => ({ ...warning, check })));
  return [...Map.groupBy(seen, ({ reading, says }) => `${reading}\n${says.zh}`).values()]
    .flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const checks = [first, ...rest].map((one) => one.check);
      return {
        reading: first.reading,
        says: first.says,
        operations: distinct(checks.map(({ operation }) => operation)),
        checks: distinct(checks.map(({ id }) => id)),
      };
    })
    .toSorted((one, other) => byNumber(one.reading, other.reading));
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** A9 stands before A15. */
const byNumber = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true });
