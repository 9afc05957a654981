import type { Text } from '../../spec/language.ts';
import type { CheckResult, Verdict } from '../result.ts';
import type { ReportChapter, ReportRequirement } from './report.ts';

/** A requirement table as it stands in `generated/requirements.ts`. */
export interface Register {
  readonly chapters: readonly { readonly clause: string; readonly title: Text }[];
  readonly requirements: Readonly<Record<string, RegisterEntry>>;
}

interface RegisterEntry {
  readonly clause: string;
  readonly strength: string;
  readonly testability: string;
  readonly zh: string;
  readonly en: string;
  readonly reason?: Text;
}

/** The clause matrix: every requirement in the order of the source, with what the checks said. */
export function toChapters(
  { chapters, requirements }: Register,
  results: readonly CheckResult[],
): readonly ReportChapter[] {
  return chapters.map(({ clause, title }) => ({
    clause,
    title,
    requirements: Object.entries(requirements)
      .filter(([, entry]) => entry.clause === clause)
      .map(([id, entry]) => toRequirement(id, entry, results)),
  }));
}

function toRequirement(
  id: string,
  { zh, en, strength, testability, reason }: RegisterEntry,
  results: readonly CheckResult[],
): ReportRequirement {
  const own = results.filter((result) => result.requirements.includes(id));
  return {
    id,
    says: { zh, en },
    strength,
    testability,
    verdict: worstOf(own),
    checks: own.map((result) => result.id),
    reason: reason ?? null,
  };
}

/** The verdict that weighs most; null of no checks. */
export const worstOf = (results: readonly CheckResult[]): Verdict | null =>
  worst.find((verdict) => results.some((result) => result.verdict === verdict)) ?? null;

/** From what weighs most to what weighs least: a skipped check does not hide a passed one. */
const worst: readonly Verdict[] = ['fail', 'error', 'blocked', 'warn', 'pass', 'skipped'];
