import type { Language, Text } from '../../spec/language.ts';
import type { Comparison, Report } from './report.ts';
import { visible } from './visible.ts';

/** The kinds of change, what needs attention first. */
export const changes = ['new', 'flaky', 'still', 'fixed', 'unjudged'] as const;
export type Change = (typeof changes)[number];

/** What each kind of change is called. */
export const changeWords: Readonly<Record<Change, Text>> = {
  new: { zh: '新出现', en: 'new' },
  flaky: { zh: '时好时坏', en: 'flaky' },
  still: { zh: '仍不符合', en: 'still failing' },
  fixed: { zh: '已改正', en: 'fixed' },
  unjudged: { zh: '未再评测', en: 'not judged again' },
};

const marks: Readonly<Record<Change, string>> = {
  new: '✗',
  flaky: '~',
  still: '·',
  fixed: '✓',
  unjudged: '?',
};

/**
 * What has changed, one line per check with its title, and a line of figures at the end. The
 * results are those that titles are looked up in: the later report's, or those of both.
 */
export function comparisonLines(
  comparison: Comparison,
  { results }: Pick<Report, 'results'>,
  language: Language,
): readonly string[] {
  const titles = new Map(results.map(({ id, title }) => [id, title[language]]));
  const lines = changes.flatMap((change) =>
    comparison[change].map((id) => {
      const title = titles.get(id) ?? '';
      return visible(
        `${marks[change]} ${changeWords[change][language]}  ${id}  ${title}`.trimEnd(),
      );
    }),
  );
  return [...lines, figures(comparison)[language]];
}

function figures(comparison: Comparison): Text {
  const all = changes.map((change) => ({
    ...changeWords[change],
    count: comparison[change].length,
  }));
  return {
    zh: `与之前相比：${all.map(({ zh, count }) => `${zh} ${count}`).join('，')}`,
    en: `Since then: ${all.map(({ en, count }) => `${en} ${count}`).join(', ')}`,
  };
}
