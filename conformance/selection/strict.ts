import type { Text } from '../../spec/language.ts';
import type { Decided } from '../run.ts';

/**
 * The strict profile (rule 2 of the readings): a check that saw a tolerated variant fails. Applied
 * when the run is over, because what a variant is tolerated for does not block other checks.
 */
export function strictly<Session>(decided: Decided<Session>): Decided<Session> {
  const [first, ...rest] = decided.warnings;
  if (decided.outcome.verdict !== 'warn' || first === undefined) return decided;
  const actual = [first, ...rest].map(({ says }) => says);
  const difference = {
    expected: canonical(first.reading),
    actual: {
      zh: actual.map(({ zh }) => zh).join('；'),
      en: actual.map(({ en }) => en).join('; '),
    },
    at: first.at,
    advice: { zh: '改为规范写法；published 口径容忍它。', en: publishedTolerates },
  };
  return { ...decided, outcome: { verdict: 'fail', difference } };
}

const canonical = (reading: string): Text => ({
  zh: `按解读 ${reading} 的规范写法`,
  en: `the canonical form of reading ${reading}`,
});

const publishedTolerates = 'Use the canonical form; the published profile tolerates this one.';
