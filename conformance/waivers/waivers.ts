import { attested } from '../report/attestation.ts';
import { conclude } from '../report/conclusion.ts';
import type { AppliedWaiver, Report } from '../report/report.ts';
import type { CheckResult } from '../result.ts';
import { isWithin } from '../selection/select.ts';
import { isUnreached } from '../unreached.ts';

/** A failure that is known and accepted for a while. Its schema: `waivers.schema.json`. */
export interface Waiver {
  /** Id of a check, a beginning of ids up to a dot, or id of a requirement. */
  readonly waives: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, as yyyy-MM-dd, in China. */
  readonly expires: string;
}

/** As much of a check as a waiver looks at. */
export interface Coverable {
  readonly id: string;
  readonly requirements: readonly string[];
}

/** Whether a waiver is about a check. */
export const covers = ({ waives }: Pick<Waiver, 'waives'>, check: Coverable): boolean =>
  isWithin(check.id, waives) || check.requirements.includes(waives);

export interface Waiving {
  /** The day in China, as yyyy-MM-dd. */
  readonly today: string;
  /** All checks of the contract, whether or not they were chosen for this run. */
  readonly checks: readonly Coverable[];
}

/**
 * The report with its waivers: what they waive keeps its verdict and no longer counts. Expired
 * ones waive nothing; those, and stale ones, fail the run.
 */
export function applyWaivers(
  report: Report,
  waivers: readonly Waiver[],
  { today, checks }: Waiving,
): Report {
  const isValid = ({ expires }: Waiver): boolean => expires >= today;
  const coverer = (check: CheckResult): number =>
    waivers.findIndex((waiver) => isValid(waiver) && covers(waiver, check));
  const results = withBlocked(
    report.results.map((check) => waived(check, check.verdict === 'fail' ? coverer(check) : -1)),
    coverer,
  );
  const applied = waivers.map((waiver): AppliedWaiver => {
    const { waives, reason, owner, expires } = waiver;
    const own = results.filter((check) => isAccepted(check) && covers(waiver, check));
    const isStale = own.length === 0 && allPassed(waiver, results, checks);
    const state = isValid(waiver) ? (isStale ? 'stale' : 'active') : 'expired';
    return { waives, reason, owner, expires, state, checks: own.map(({ id }) => id) };
  });
  const conclusion = conclude(results, applied);
  return attested({ ...report, results, waivers: applied, conclusion });
}

/** What fails or what a waived failure blocks can be accepted. */
const isAccepted = ({ verdict, waiver }: CheckResult): boolean =>
  verdict === 'fail' || waiver !== null;

const waived = (check: CheckResult, index: number): CheckResult =>
  index === -1 ? check : { ...check, waiver: index };

/** What a waived failure blocks does not count either, where a waiver says so of it as well. */
function withBlocked(
  results: readonly CheckResult[],
  coverer: (check: CheckResult) => number,
): readonly CheckResult[] {
  const accepted = new Set(results.filter(({ waiver }) => waiver !== null).map(({ id }) => id));
  return results.map((check) => {
    const { verdict, blockedBy } = check;
    if (verdict !== 'blocked' || blockedBy === null || !accepted.has(blockedBy)) return check;
    const own = waived(check, coverer(check));
    if (own.waiver !== null) accepted.add(own.id);
    return own;
  });
}

/** Whether every check that the waiver is about was judged and none of them failed. */
function allPassed(
  waiver: Waiver,
  results: readonly CheckResult[],
  checks: readonly Coverable[],
): boolean {
  const verdicts = new Map(results.map((check) => [check.id, check]));
  const own = checks.filter((check) => covers(waiver, check)).map(({ id }) => verdicts.get(id));
  const isOpen = (check: CheckResult | undefined): boolean =>
    check === undefined ||
    check.verdict === 'blocked' ||
    check.verdict === 'error' ||
    isUnreached(check);
  return !own.some(isOpen) && own.some((check) => check?.verdict !== 'skipped');
}
