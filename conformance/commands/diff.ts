import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { comparisonOf } from '../report/comparison.ts';
import { comparisonLines } from '../report/comparison-words.ts';
import { readReport } from '../report/read-report.ts';

/** What a comparison says, and what the program ends with: 1 where something is new. */
export interface Differing {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/**
 * `qiyue diff`: what the last of several reports says otherwise than those before it, in the order
 * of their runs. Throws `UsageError` for what is no report, and for those of several contracts.
 */
export function diffCommand(
  files: readonly string[],
  format: 'text' | 'json',
  language: Language,
): Differing {
  const [first, ...others] = files;
  const last = others.pop();
  if (first === undefined || last === undefined) throw tooFew;
  const later = readReport(last);
  const earlier = [readReport(first), ...others.map(readReport)] as const;
  const stray = earlier.find(({ contract }) => contract.id !== later.contract.id);
  if (stray) throw notAlike(stray.contract.id, later.contract.id);
  const comparison = comparisonOf(later, earlier);
  // What the last run left out has its title in the one before.
  const results = [...(earlier.at(-1)?.results ?? []), ...later.results];
  const lines =
    format === 'json'
      ? [JSON.stringify(comparison, null, 2)]
      : comparisonLines(comparison, { results }, language);
  return { lines, exitCode: comparison.new.length > 0 ? 1 : 0 };
}

const tooFew = new UsageError({
  zh: 'diff 要两份以上的报告，先前的在前。',
  en: 'diff takes two reports or more, the earlier ones first.',
});

const notAlike = (one: string, other: string): UsageError =>
  new UsageError({
    zh: `报告分属不同的契约（${one}、${other}），无从比较。`,
    en: `The reports are of different contracts (${one}, ${other}): nothing to compare.`,
  });
