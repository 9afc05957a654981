import type { Say } from '../../../spec/command-line.ts';
import type { Text } from '../../../spec/language.ts';
import type { Figures } from '../figures.ts';
import { type GoalKind, goalsOf } from '../goals.ts';
import { headings } from './headings.ts';
import { notes } from './notes.ts';
import { anchorOf } from './section.ts';

/** Which section shows why a goal was missed, and the figures without which it is not there. */
const explained: Readonly<Record<GoalKind, readonly [keyof Figures, Text]>> = {
  rival: ['profiles', headings.profiles],
  prism: ['profiles', headings.profiles],
  'last-page': ['profiles', headings.profiles],
  workers: ['workerProfiles', headings.workers],
  export: ['profiles', headings.profiles],
  growth: ['growth', headings.growth],
  'import-time': ['lists', headings.list],
  'import-memory': ['importMemory', headings.importMemory],
  'large-case': ['largeCase', headings.largeCase],
  judge: ['judge', headings.judge],
  'whole-contract': ['judge', headings.judge],
  overload: ['overloadProfile', headings.overload],
  faults: ['faults', headings.faults],
};

/** For each kind of goal that was missed, what it would take, and where its profile stands. */
export function missedNotes(figures: Figures, say: Say): readonly string[] {
  const missed = goalsOf(figures).filter(({ met }) => met === false);
  const kinds = [...new Set(missed.map(({ kind }) => kind))];
  if (kinds.length === 0) return [];
  const heading = say({ zh: '未达到的目标：', en: 'Of the goals that were missed:' });
  return [heading, kinds.map((kind) => `- ${note(kind, figures, say)}`).join('\n')];
}

function note(kind: GoalKind, figures: Figures, say: Say): string {
  const [part, heading] = explained[kind];
  if (figures[part] === undefined) return say(notes[kind]);
  const link = `[${say(heading)}](${anchorOf(say(heading))})`;
  const reference = { zh: `见“${link}”。`, en: ` See “${link}”.` };
  return `${say(notes[kind])}${say(reference)}`;
}
