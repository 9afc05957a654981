import { UsageError } from '../spec/usage-error.ts';
import type { Check } from './check.ts';

export interface Selection {
  /** Ids, or beginnings of ids that end at a dot. */
  readonly only?: readonly string[];
  /** Requirement ids. */
  readonly clause?: readonly string[];
}

/** The checks a person asked for. A filter that matches nothing is an error with a suggestion. */
export function selectChecks<Session>(
  checks: readonly Check<Session>[],
  { only = [], clause = [] }: Selection,
): readonly Check<Session>[] {
  for (const wanted of only) {
    if (!checks.some(({ id }) => isWithin(id, wanted)))
      throw unknown('--only', wanted, ids(checks));
  }
  const cited = checks.flatMap(({ requirements }) => requirements as readonly string[]);
  for (const wanted of clause) {
    if (!cited.includes(wanted)) throw unknown('--clause', wanted, cited);
  }
  return checks.filter(
    ({ id, requirements }) =>
      (only.length === 0 || only.some((wanted) => isWithin(id, wanted))) &&
      (clause.length === 0 || requirements.some((requirement) => clause.includes(requirement))),
  );
}

const isWithin = (id: string, wanted: string): boolean =>
  id === wanted || id.startsWith(wanted.endsWith('.') ? wanted : `${wanted}.`);

const ids = <Session>(checks: readonly Check<Session>[]): readonly string[] =>
  checks.map(({ id }) => id);

function unknown(option: string, wanted: string, known: readonly string[]): UsageError {
  const close = known.toSorted((a, b) => distance(wanted, a) - distance(wanted, b))[0] ?? '';
  return new UsageError({
    zh: `${option} ${wanted} 没有选中任何检查。是不是 ${close}？用 \`qiyue list\` 查看全部。`,
    en: `${option} ${wanted} selects no check. Did you mean ${close}? \`qiyue list\` shows all.`,
  });
}

/** How many letters have to change (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const swap = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
