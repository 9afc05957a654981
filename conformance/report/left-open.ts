import type { Language, Text } from '../../spec/language.ts';
import { isUnreached } from '../unreached.ts';
import { of, type Unproved, unproved } from './findings.ts';
import type { Report } from './report.ts';

/**
 * What was not decided, by what stood in the way. What the target does not claim is no open
 * question, unless nothing at all was proved.
 */
export function leftOpen(report: Report): readonly Unproved[] {
  const isProved = report.results.some(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  const skipped = unproved(report, 'skipped');
  const open = isProved ? skipped.filter(({ reason }) => isUnreached({ reason })) : skipped;
  return [...unproved(report, 'blocked'), ...open];
}

/** That a run came to no verdict and what stood in the way, on one line. */
export const unfinishedSays = (report: Report): Text => ({
  zh: `${report.conclusion.word.zh}：${reasonsIn(report, 'zh').join('；')}`,
  en: `${report.conclusion.word.en}: ${reasonsIn(report, 'en').join('; ')}`,
});

function reasonsIn(report: Report, language: Language): readonly string[] {
  const errors = of(report, 'error').map(({ id, reason }) => `${id}: ${reason?.[language] ?? ''}`);
  const others = leftOpen(report).map(({ reason, blockedBy, checks }) => {
    const by = blockedBy === null ? '' : ` ← ${blockedBy}`;
    return `${reason[language]}${by} (${checks.length})`;
  });
  return [...errors, ...others];
}
