import { inBoth, type Language, type Text } from '../../../spec/language.ts';
import {
  entryKind,
  type Overview,
  type OverviewEntry,
  overviewKind,
  totalsOf,
} from '../overview.ts';
import { counted, outcomeWords, verdicts } from '../words.ts';
import { targetAnchor } from './anchors.ts';
import { checksOf, countBar } from './count-bar.ts';
import { effort, fact, factLabels, moment } from './facts.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';
import { overviewCard } from './overview-card.ts';
import { overviewSays, subject } from './overview-words.ts';
import { page } from './page.ts';
import { seal } from './seal.ts';
import { baseStyle } from './style-base.ts';
import { overviewStyle } from './style-overview.ts';
import { printStyle } from './style-print.ts';
import { screenStyle } from './style-screens.ts';
import { verdictWord } from './verdict-screen.ts';

/** The page over several reports: the verdict on all of them, drawn, and a card for each. */
export function overviewPage(overview: Overview, language: Language): string {
  const { conclusion, tool, format, entries } = overview;
  return page({
    language,
    tool,
    format,
    title: `${inBoth(conclusion.word)} · ${kicker[language]}`,
    style: baseStyle + screenStyle + overviewStyle + printStyle,
    contents: html`<a href="#verdict">${both({ zh: '结论', en: 'Verdict' })}</a>
${entries.map((one) => html`<a href="#${targetAnchor(one.file)}">${nameOf(one, entries)}</a> `)}`,
    main: html`${verdict(overview)}
<section id="contracts">
<h2>${both({ zh: '各份报告', en: 'Report by report' })}</h2>
<div class="cards">${entries.map(overviewCard)}</div>
</section>`,
  });
}

/** Whether only the file tells which of several targets is meant. */
const isRepeated = ({ role }: OverviewEntry, entries: readonly OverviewEntry[]): boolean =>
  entries.filter((other) => other.role === role).length > 1;

const nameOf = (entry: OverviewEntry, entries: readonly OverviewEntry[]): string =>
  entry.role === null || isRepeated(entry, entries) ? entry.file : entry.role;

const kicker: Text = { zh: '契约评测总览', en: 'Conformance overview' };

function verdict(overview: Overview): Markup {
  const { entries, conclusion } = overview;
  const kind = overviewKind(entries);
  return html`<section id="verdict" class="certificate ${kind}">
<div class="headline">
<p class="kicker">${both(kicker)}</p>
<p class="subject">${both(subject(entries))}</p>
<div class="word">
<h1>${verdictWord(conclusion.word)}</h1>
${seal(kind)}
</div>
<p class="says">${both(overviewSays(entries))}</p>
</div>
${tally(entries)}
${facts(overview)}
</section>`;
}

/** Every contract as a bar, as long as it has checks; under them what the colours mean. */
function tally(entries: readonly OverviewEntry[]): Markup {
  const full = Math.max(...entries.map(({ report }) => (report ? checksOf(report.counts) : 0)));
  const { counts } = totalsOf(entries);
  const legend = verdicts.toReversed().map(
    (one) => html`<li class="${counts[one] === 0 && 'none'}">${shape(one)}
<b>${counts[one]}</b> <span>${both(outcomeWords[one])}</span></li>`,
  );
  const total = checksOf(counts);
  return html`<figure class="counts tally">
<ol>${entries.map((entry) => tallyRow(entry, full, entries))}</ol>
<figcaption>${both({ zh: `共 ${total} 项检查`, en: counted(total, 'check') })}</figcaption>
<ul>${legend}</ul>
</figure>`;
}

function tallyRow(entry: OverviewEntry, full: number, entries: readonly OverviewEntry[]): Markup {
  const { report, title, conclusion, file } = entry;
  const name = html`<a href="#${targetAnchor(file)}">${both(title)}</a>`;
  const which = isRepeated(entry, entries) && html` <span class="quiet code">${file}</span>`;
  return html`<li class="${entryKind(entry)}">
<p class="of">${name}${which}</p>
<p class="ends">${both(conclusion.word)}</p>
${report ? countBar(report.counts, full) : html`<span class="empty"></span>`}
<p class="number">${report ? checksOf(report.counts) : '–'}</p></li>`;
}

function facts({ startedAt, duration, entries, tool }: Overview): Markup {
  const { requests } = totalsOf(entries);
  const file = html`<a class="code" href="overview.json">overview.json</a>`;
  return html`<dl class="facts">
${fact(factLabels.started, html`<time datetime="${startedAt}">${moment(startedAt)}</time>`)}
${fact(factLabels.took, both(effort({ duration, requests })))}
${fact({ zh: '工具', en: 'Tool' }, `${tool.name} ${tool.version}`)}
${fact({ zh: '机器可读', en: 'For programs' }, file)}
</dl>`;
}
