import { join } from 'node:path';
import { columns } from '../../spec/command-line.ts';
import { inBoth } from '../../spec/language.ts';
import type { Verdict } from '../result.ts';
import {
  entryKind,
  type Overview,
  type OverviewEntry,
  overviewKind,
  totalsOf,
} from './overview.ts';
import { type Speech, speechOf, type TerminalOptions } from './terminal.ts';
import { visible } from './visible.ts';
import { type ConclusionKind, counted, outcomeWords, verdicts } from './words.ts';

/** The best first, as in every count. */
const shown: readonly Verdict[] = verdicts.toReversed();

const looks = {
  conforming: { mark: '✓', style: 'green' },
  advised: { mark: '△', style: 'green' },
  failed: { mark: '✗', style: 'red' },
  unfinished: { mark: '–', style: 'yellow' },
} as const satisfies Record<ConclusionKind, { mark: string; style: string }>;

/** What stands in one line of the table: what it is about, then its numbers. */
type Cells = readonly [name: string, ...numbers: string[]];

export interface OverviewOptions extends TerminalOptions {
  /** The folder of the overview, before which every place of a report stands. */
  readonly folder: string;
}

/**
 * The table that ends a run over several endpoints: of each its contract, verdict, numbers, address
 * and report. The verdict on all of them stands in both languages in the last line.
 */
export function overviewTerminal(overview: Overview, options: OverviewOptions): string {
  const { entries, conclusion } = overview;
  const speech = speechOf(options);
  const { paint } = speech;
  const cells = [headings(speech), ...entries.map(numbersOf), totals(overview, speech)];
  const lines = aligned(cells);
  const rule = paint('dim', '─'.repeat(columns(lines[0] ?? '')));
  const { style } = looks[overviewKind(entries)];
  return [
    paint('bold', lines[0] ?? ''),
    rule,
    ...entries.map((entry, index) => block(entry, lines[index + 1] ?? '', speech, options.folder)),
    rule,
    lines.at(-1),
    '',
    `${paint([style, 'bold'], inBoth(conclusion.word))}\n`,
  ].join('\n');
}

/** Title, verdict with its numbers, and address with the place of the report. */
function block(entry: OverviewEntry, line: string, { say, paint }: Speech, folder: string): string {
  const { mark, style } = looks[entryKind(entry)];
  const { target, report } = entry;
  const places = [
    ...(target ? [visible(target.url)] : []),
    ...(report ? [`→ ${join(folder, report.folder, 'report.html')}`] : []),
  ];
  return [
    paint(style, `${mark} `) + paint('bold', say(entry.title)),
    paint(style, line),
    ...(places.length > 0 ? [paint('dim', `  ${places.join(' ')}`)] : []),
  ].join('\n');
}

const headings = ({ say }: Speech): Cells => [
  say({ zh: '契约', en: 'Contract' }),
  ...shown.map((verdict) => say(outcomeWords[verdict])),
  say({ zh: '请求', en: 'requests' }),
  say({ zh: '秒', en: 's' }),
];

function numbersOf({ conclusion, report }: OverviewEntry): Cells {
  const name = `  ${inBoth(conclusion.word)}`;
  if (report === null) return [name, ...Array.from(shown, () => '–'), '–', '–'];
  const { counts, requests, duration } = report;
  return [name, ...shown.map((verdict) => `${counts[verdict]}`), `${requests}`, seconds(duration)];
}

function totals({ entries, duration }: Overview, { say }: Speech): Cells {
  const { counts, requests } = totalsOf(entries);
  return [
    say({
      zh: `合计 ${entries.length} 个目标`,
      en: `Total of ${counted(entries.length, 'target')}`,
    }),
    ...shown.map((verdict) => `${counts[verdict]}`),
    `${requests}`,
    seconds(duration),
  ];
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);

/** The first cell of each line to the left, the others to the right, each as wide as the widest. */
function aligned(lines: readonly Cells[]): readonly string[] {
  const width = (index: number): number =>
    Math.max(...lines.map((line) => columns(line[index] ?? '')));
  const room = (text: string, index: number): string =>
    ' '.repeat(width(index) - columns(text) + (index === 0 ? 0 : 2));
  return lines.map((line) =>
    line.map((text, i) => (i === 0 ? text + room(text, i) : room(text, i) + text)).join(''),
  );
}
