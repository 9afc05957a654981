import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import { buildReport, type ReportInput } from './build.ts';
import type { Report } from './report.ts';

/** What a run would have been, and how long it tried to begin, in milliseconds. */
export interface NotBegun extends Omit<ReportInput<never>, 'run'> {
  readonly checks: readonly Check<never>[];
  readonly duration: number;
}

/**
 * The report of a run that could not begin, as where an endpoint does not answer or refuses the
 * credentials: every check is skipped for this one reason, so that there is something to hand in.
 */
export function notBegunReport({ checks, duration, ...input }: NotBegun, why: Text): Report {
  const outcome = { verdict: 'skipped', needs: null, reason: why } as const;
  const decided = checks.map((check) => ({
    check,
    outcome,
    warnings: [],
    observations: [],
    evidence: null,
  }));
  const run = { decided, requests: 0, duration, learned: [], leftBehind: [] };
  return buildReport({ ...input, run });
}
