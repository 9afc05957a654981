import type { Observation } from '../exchange/observation.ts';
import type { CheckResult, Verdict } from '../result.ts';
import type { OperationFigures } from './report.ts';
import { tenth } from './tenth.ts';

/** Counts and latencies of every operation, in the order given. */
export const figuresOf = (
  operations: readonly string[],
  observations: readonly Observation[],
  results: readonly CheckResult[],
): readonly OperationFigures[] =>
  operations.map((operation) => {
    const calls = observations.filter((one) => one.operation === operation);
    const durations = calls
      .filter(({ reply }) => reply !== null)
      .map(({ duration }) => duration)
      .toSorted((a, b) => a - b);
    return {
      operation,
      requests: calls.length,
      unanswered: calls.length - durations.length,
      counts: countVerdicts(results.filter((check) => check.operation === operation)),
      median: quantile(durations, 0.5),
      p90: quantile(durations, 0.9),
      p99: quantile(durations, 0.99),
      slowest: quantile(durations, 1),
    };
  });

export function countVerdicts(results: readonly CheckResult[]): Record<Verdict, number> {
  const counts = { pass: 0, warn: 0, fail: 0, skipped: 0, blocked: 0, error: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** The smallest value that so large a share does not exceed, to a tenth; null of none. */
function quantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  return value === undefined ? null : tenth(value);
}
