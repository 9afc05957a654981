import type { Text } from '../../spec/language.ts';
import type { CheckResult, Severity, Verdict } from '../result.ts';
import type { Report, ReportChapter, ReportRequirement } from './report.ts';

/** Checks that share the reason why they were skipped or the check that blocks them. */
export interface Unproved {
  readonly reason: Text;
  readonly blockedBy: string | null;
  readonly checks: readonly CheckResult[];
}

/** A requirement together with the clause it stands in. */
export interface Cited {
  readonly requirement: ReportRequirement;
  readonly chapter: ReportChapter;
}

const severities: readonly Severity[] = ['must', 'should', 'may'];
const noReason: Text = { zh: '未说明原因', en: 'no reason given' };

/** A failed check, and the others that failed for the same reason. */
export interface Cause {
  readonly root: CheckResult;
  readonly followers: readonly CheckResult[];
}

/** The failed checks by cause: what blocks others first, then by severity, then as they ran. */
export function causes(report: Report): readonly Cause[] {
  const failed = of(report, 'fail');
  const ids = new Set(failed.map(({ id }) => id));
  const rootOf = ({ id, cause }: CheckResult): string =>
    cause !== null && ids.has(cause) ? cause : id;
  const clusters = Map.groupBy(failed, rootOf);
  const weight = (cause: Cause): number => severities.indexOf(gravest(cause));
  return failed
    .filter((check) => rootOf(check) === check.id)
    .map((root) => ({
      root,
      followers: clusters.get(root.id)?.filter((one) => one !== root) ?? [],
    }))
    .toSorted(
      (one, other) =>
        blocks(report, other.root.id) - blocks(report, one.root.id) || weight(one) - weight(other),
    );
}

/** How grave a cause is: a wish may be the root of rules that are broken for the same reason. */
export const gravest = ({ root, followers }: Cause): Severity =>
  severities.find((one) => [root, ...followers].some(({ severity }) => severity === one)) ??
  root.severity;

/** Said beside the number of failed checks, since wishes break no conformance; null without any. */
export function wishesAmong(report: Report): Text | null {
  const count = of(report, 'fail').filter(({ severity }) => severity !== 'must').length;
  return count === 0
    ? null
    : { zh: `（其中 ${count} 项不是必须项）`, en: ` (${count} of them not mandatory)` };
}

/** The failed checks, each cause followed by the others that go back to it. */
export const failures = (report: Report): readonly CheckResult[] =>
  causes(report).flatMap(({ root, followers }) => [root, ...followers]);

/** How many checks one check keeps from being judged. */
export const blocks = (report: Report, id: string): number =>
  report.results.filter((check) => check.blockedBy === id).length;

/** The checks with one verdict, as they ran. */
export const of = (report: Report, verdict: Verdict): readonly CheckResult[] =>
  report.results.filter((check) => check.verdict === verdict);

/** Skipped or blocked checks gathered by what they have in common, the largest group first. */
export function unproved(report: Report, verdict: 'skipped' | 'blocked'): readonly Unproved[] {
  const key = (check: CheckResult): string => check.blockedBy ?? check.reason?.zh ?? '';
  return [...Map.groupBy(of(report, verdict), key).values()]
    .map((checks) => ({
      reason: checks[0]?.reason ?? noReason,
      blockedBy: checks[0]?.blockedBy ?? null,
      checks,
    }))
    .toSorted((one, other) => other.checks.length - one.checks.length);
}

/** Every requirement of the register by its id, with its clause. */
export const cited = (report: Report): ReadonlyMap<string, Cited> =>
  new Map(
    report.chapters.flatMap((chapter) =>
      chapter.requirements.map(
        (requirement) => [requirement.id, { requirement, chapter }] as const,
      ),
    ),
  );
