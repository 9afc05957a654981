import type { Verdict } from '../../result.ts';
import type { Report, TimelineEntry } from '../report.ts';
import { counted, outcomeWords, verdicts } from '../words.ts';
import { exchangeTable } from './exchange-table.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';
import { roundSteps, type Scale, scaleOf, time } from './scale.ts';

/** What became of the check that sent an exchange. */
export type VerdictOf = (entry: TimelineEntry) => Verdict;

/** How high a lane is, and how low its lowest mark. */
const height = 30;
const least = 4;

/** Screen 7: every exchange where it stands in the run, as high as it took long. */
export function timelineScreen(report: Report): Markup | null {
  const { timeline, results } = report;
  if (timeline.length === 0) return null;
  const byId = new Map(results.map(({ id, verdict }) => [id, verdict] as const));
  const verdictOf: VerdictOf = ({ check }) => byId.get(check) ?? 'skipped';
  const total = Math.max(...timeline.map(({ startedAt, duration }) => startedAt + duration), 1);
  const scale = scaleOf(timeline.map(({ duration }) => duration));
  const lanes = [...Map.groupBy(timeline, ({ operation }) => operation)];
  return html`<section id="timeline">
<h2>${both({ zh: '时间线', en: 'Timeline' })}</h2>
<p class="lead">${both({
    zh: '一条竖线是一次往来，越高越慢；颜色是发出它的检查的判定。',
    en: 'A line is an exchange, the higher the slower, in the colour of the check that sent it.',
  })} ${legend(timeline, verdictOf)}</p>
<div class="lanes">
${lanes.map(([operation, entries]) => lane(operation, marks(entries, { verdictOf, scale, total })))}
${clock(total)}
</div>
${exchangeTable(timeline, verdictOf)}
</section>`;
}

function legend(timeline: readonly TimelineEntry[], verdictOf: VerdictOf): Markup {
  const seen = new Set(timeline.map(verdictOf));
  return html`<span class="legend">${verdicts
    .toReversed()
    .filter((verdict) => seen.has(verdict))
    .map((verdict) => html`<span>${shape(verdict)} ${both(outcomeWords[verdict])}</span>`)}</span>`;
}

function lane(operation: string, { drawn, count }: ReturnType<typeof marks>): Markup {
  const calls = { zh: `${count} 次`, en: counted(count, 'call') };
  return html`<div class="lane"><p><span class="code">${operation}</span>
<span class="quiet">${both(calls)}</span></p>
<svg viewBox="0 0 1000 ${height}" preserveAspectRatio="none"
 aria-hidden="true">${drawn}</svg></div>`;
}

interface Drawing {
  readonly verdictOf: VerdictOf;
  readonly scale: Scale;
  readonly total: number;
}

/** One path for each verdict, the gravest drawn last, so that nothing hides it. */
function marks(entries: readonly TimelineEntry[], { verdictOf, scale, total }: Drawing) {
  const byVerdict = Map.groupBy(entries, verdictOf);
  const stroke = ({ startedAt, duration }: TimelineEntry): string => {
    const top = least + Math.round(((height - least) * scale.at(duration)) / 1000);
    return `M${((1000 * startedAt) / total).toFixed(1)} ${height}v-${top}`;
  };
  const drawn = verdicts
    .toReversed()
    .map((verdict) => [verdict, byVerdict.get(verdict) ?? []] as const)
    .filter(([, of]) => of.length > 0)
    .map(([verdict, of]) => html`<path class="${verdict}" d="${of.map(stroke).join('')}"/>`);
  return { drawn, count: entries.length };
}

/** The time from the beginning of the run. */
const clock = (total: number): Markup =>
  html`<p class="axis clock" aria-hidden="true">${roundSteps(total).map(
    (moment) => html`<span style="left:${(100 * moment) / total}%">${time(moment)}</span>`,
  )}</p>`;
