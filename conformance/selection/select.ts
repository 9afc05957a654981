import { UsageError } from '../../spec/usage-error.ts';
import type { Check } from '../check.ts';
import type { Register } from '../report/chapters.ts';
import type { Severity } from '../result.ts';
import { closest } from './closest.ts';
import { requirementsOf } from './select-clause.ts';

export interface Selection {
  /** Ids, or beginnings of ids that end at a dot. */
  readonly only?: readonly string[];
  /** Requirement ids, or clauses of the source document. */
  readonly clause?: readonly string[];
  /** The least that a failure has to weigh. */
  readonly severity?: Severity;
}

/** From what weighs most to what weighs least. */
export const severities: readonly Severity[] = ['must', 'should', 'may'];

/**
 * The checks a person asked for. A filter that matches nothing is an error with a suggestion, and
 * so are filters that agree on nothing. Throws `UsageError`.
 */
export function selectChecks<Session>(
  checks: readonly Check<Session>[],
  { only = [], clause = [], severity = 'may' }: Selection,
  register: Register,
): readonly Check<Session>[] {
  const ids = checks.map(({ id }) => id);
  for (const wanted of only) {
    if (!ids.some((id) => isWithin(id, wanted))) throw unknown(wanted, ids.flatMap(beginnings));
  }
  const cited = checks.flatMap(({ requirements }) => requirements as readonly string[]);
  const wanted = new Set(clause.flatMap((one) => requirementsOf(one, register, cited)));
  const least = severities.indexOf(severity);
  const chosen = checks.filter(
    (check) =>
      severities.indexOf(check.severity) <= least &&
      (only.length === 0 || only.some((one) => isWithin(check.id, one))) &&
      (clause.length === 0 || check.requirements.some((requirement) => wanted.has(requirement))),
  );
  if (chosen.length === 0) throw contradictory;
  return chosen;
}

/** Whether an id is the one that is wanted, or one of those that begin so up to a dot. */
export const isWithin = (id: string, wanted: string): boolean =>
  id === wanted || id.startsWith(wanted.endsWith('.') ? wanted : `${wanted}.`);

/** An id and everything that can be said instead of it: `a.b.c`, `a.b`, `a`. */
export const beginnings = (id: string): readonly string[] =>
  id.split('.').map((_, index, parts) => parts.slice(0, parts.length - index).join('.'));

function unknown(wanted: string, known: readonly string[]): UsageError {
  const close = closest(wanted, known) ?? '';
  return new UsageError({
    zh: `--only ${wanted} 没有选中任何检查。是不是 ${close}？用 \`qiyue list\` 查看全部。`,
    en: `--only ${wanted} selects no check. Did you mean ${close}? \`qiyue list\` shows all.`,
  });
}

const contradictory = new UsageError({
  zh: '--only、--clause、--severity 合在一起没有选中任何检查。请去掉其中一个。',
  en: '--only, --clause and --severity together select no check. Leave one of them out.',
});
