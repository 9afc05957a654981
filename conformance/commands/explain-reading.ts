import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import type { ReadingExplanation } from '../explain-reading.ts';
import { named, rowsIn } from './explain-lines.ts';

/** What `qiyue explain` says of a reading: the problem, the answer to it, and what rests on it. */
export function readingLines(explained: ReadingExplanation, say: Say): readonly string[] {
  const { id, says, place, tolerated, requirements, checks, variants } = explained;
  const row = rowsIn(say);
  const where = place && [place.clause, say(place.source)].filter((part) => part).join(' · ');
  return [
    id,
    say(says),
    '',
    ...row(words.problem, place && say(place.problem)),
    ...row(words.clause, where),
    ...row(words.tolerated, tolerated && say(tolerated)),
    ...row(words.requirements, named(requirements, say)),
    ...row(words.checks, named(checks, say)),
    ...variants.flatMap((one) => row(words.variant, `${one.name} · ${say(one.says)}`)),
  ];
}

const words = {
  problem: { zh: '问题', en: 'Problem' },
  clause: { zh: '出处', en: 'Clause' },
  tolerated: { zh: '可容忍', en: 'Tolerated' },
  requirements: { zh: '要求', en: 'Cited by' },
  checks: { zh: '检查', en: 'Checks' },
  variant: { zh: '合规变体', en: 'Variant' },
} as const satisfies Record<string, Text>;
