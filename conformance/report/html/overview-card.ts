import type { Text } from '../../../spec/language.ts';
import { entryKind, type OverviewEntry, type ReportSummary } from '../overview.ts';
import { counted, labels, outcomeWords, verdicts } from '../words.ts';
import { checkAnchor, targetAnchor } from './anchors.ts';
import { checksOf, countBar } from './count-bar.ts';
import { effort, fact, factLabels, moment } from './facts.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';
import { seal } from './seal.ts';
import { verdictWord } from './verdict-screen.ts';

/** So many findings of a report are named; the report has them all. */
const SHOWN = 4;

const wrongFile: Text = { zh: '目标文件有误', en: 'Wrong target file' };

/** One target: seal, verdict, counts, what failed, when and where, and the way to its report. */
export function overviewCard(entry: OverviewEntry): Markup {
  const { title, role, file, conclusion, reason, report } = entry;
  const kind = entryKind(entry);
  return html`<article class="card ${kind}" id="${targetAnchor(file)}">
<header>
<p class="kicker">${role ? html`<span class="code">${role}</span>` : both(wrongFile)}</p>
<h3>${both(title)}</h3>
<p class="word">${verdictWord(conclusion.word)}</p>
${seal(kind)}
</header>
${reason && html`<p class="reason">${both(reason)}</p>`}
${report && counts(report)}
${report && findings(report)}
${facts(entry)}
${report && links(report)}
</article>`;
}

function counts({ counts }: ReportSummary): Markup {
  const present = verdicts.toReversed().filter((verdict) => counts[verdict] > 0);
  const total = checksOf(counts);
  return html`<figure class="counts">
${countBar(counts)}
<figcaption>${both({ zh: `共 ${total} 项检查`, en: counted(total, 'check') })}</figcaption>
<ul>${present.map(
    (verdict) => html`<li>${shape(verdict)} <b>${counts[verdict]}</b>
<span>${both(outcomeWords[verdict])}</span></li>`,
  )}</ul></figure>`;
}

/** What failed, each with the way to its place in the report. */
function findings({ findings: all, folder }: ReportSummary): Markup | null {
  if (all.length === 0) return null;
  const rest = all.length - SHOWN;
  const more: Text = { zh: `另有 ${rest} 项，见报告`, en: `${rest} more in the report` };
  return html`<div class="failed"><h4>${both(labels.findings)}</h4>
<ul>${all.slice(0, SHOWN).map(
    ({ id, title }) => html`<li>${shape('fail')}
<a href="${addressIn(folder, 'report.html')}#${checkAnchor(id)}">${both(title)}</a></li>`,
  )}</ul>${rest > 0 && html`<p class="quiet">${both(more)}</p>`}</div>`;
}

function facts({ target, report, file }: OverviewEntry): Markup {
  return html`<dl class="facts">
${
  target &&
  fact(
    factLabels.target,
    html`<span class="code">${target.url}</span> <span class="quiet">${target.name}</span>`,
    'wide',
  )
}
${fact({ zh: '目标文件', en: 'Target file' }, html`<span class="code">${file}</span>`)}
${
  report && [
    fact(
      factLabels.started,
      html`<time datetime="${report.startedAt}">${moment(report.startedAt)}</time>`,
    ),
    fact(factLabels.took, both(effort(report))),
  ]
}
</dl>`;
}

function links({ folder }: ReportSummary): Markup {
  const small = (name: string): Markup =>
    html`<a class="code" href="${addressIn(folder, name)}">${name}</a>`;
  return html`<p class="open"><a class="main" href="${addressIn(folder, 'report.html')}">
${both({ zh: '打开报告', en: 'Open the report' })}</a>
${small('report.json')} ${small('junit.xml')}</p>`;
}

/** A file's name may hold what has a meaning in an address. */
const addressIn = (folder: string, name: string): string =>
  [...folder.split('/'), name].map(encodeURIComponent).join('/');
