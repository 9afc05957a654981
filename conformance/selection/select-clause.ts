import { clauseNumber } from '../../spec/clause-number.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { Register } from '../report/chapters.ts';
import { closest } from './closest.ts';

/**
 * The requirements that a person names with `--clause`: one by its id, or all of a clause of the
 * source document and the clauses under it (5.2 names 5.2.1 as well). `cited` are those that
 * checks decide. Throws `UsageError` where no check decides any of them.
 */
export function requirementsOf(
  wanted: string,
  { requirements }: Register,
  cited: readonly string[],
): readonly string[] {
  if (cited.includes(wanted)) return [wanted];
  if (requirements[wanted]) throw undecided(wanted);
  const within = Object.entries(requirements)
    .filter(([, { clause }]) => isUnder(clause, wanted))
    .map(([id]) => id);
  if (within.length === 0) throw unknown(wanted, [...cited, ...clausesOf(requirements)]);
  const decided = within.filter((id) => cited.includes(id));
  if (decided.length === 0) throw undecided(wanted);
  return decided;
}

/** `5.2` is over `5.2.1`, `5.2 Table 1` and `5.2(一)`, but not over `5.20`. */
const isUnder = (clause: string, wanted: string): boolean =>
  clause === wanted ||
  (clause.startsWith(wanted) && /^[^\p{L}\p{N}]/u.test(clause.slice(wanted.length)));

const clausesOf = (requirements: Register['requirements']): readonly string[] =>
  Object.values(requirements).map(({ clause }) => clauseNumber(clause));

const undecided = (wanted: string): UsageError =>
  new UsageError({
    zh: `--clause ${wanted} 没有选中任何检查：没有检查判定它。\`qiyue coverage\` 说明原因。`,
    en: `--clause ${wanted} selects no check: none decides it. \`qiyue coverage\` says why.`,
  });

function unknown(wanted: string, known: readonly string[]): UsageError {
  const close = closest(wanted, known) ?? '';
  return new UsageError({
    zh: `--clause ${wanted} 没有选中任何检查。是不是 ${close}？\`qiyue coverage\` 列出全部要求。`,
    en: `--clause ${wanted} selects no check. Did you mean ${close}? \`qiyue coverage\` lists all.`,
  });
}
