import type { Report } from '../report.ts';
import { counted, outcomeWords, partOf, verdictMeanings, verdicts } from '../words.ts';
import { conclusionKind, conclusionSays } from './conclusion.ts';
import { facts } from './facts.ts';
import { shape } from './marks.ts';
import { both, html, type Markup, type Part } from './markup.ts';
import { seal } from './seal.ts';

/** Units between two bars, of the thousand that the whole is wide. */
const GAP = 4;

/** Screen 1: the verdict in both languages, the counts, and what was judged when against what. */
export function verdictScreen(report: Report): Markup {
  const part = partOf(report.results.length, report.available);
  const { word } = report.conclusion;
  return html`<section id="verdict" class="certificate ${conclusionKind(report)}">
<div class="headline">
<p class="kicker">${both({ zh: '契约评测报告', en: 'Conformance report' })}</p>
<p class="subject">${both(report.contract.title)}</p>
<div class="word">
<h1><span lang="zh" class="always">${withAside(word.zh)}</span>
<span lang="en" class="always">${word.en}</span></h1>
${seal(conclusionKind(report))}
</div>
<p class="says">${both(conclusionSays(report))}</p>
${part && html`<p class="says"><strong>${both(part)}</strong></p>`}
</div>
${counts(report)}
${facts(report)}
</section>`;
}

/** A parenthesis after the word is set smaller, so that it never breaks in the middle. */
function withAside(word: string): Part {
  const [, start = word, aside = ''] = /^(.+?)(（.*）)$/.exec(word) ?? [];
  return aside === '' ? word : html`${start}<span class="aside">${aside}</span>`;
}

/** The bar of counts; the legend under it says the same in words. */
function counts(report: Report): Markup {
  const total = report.results.length;
  const legend = verdicts.toReversed().map(
    (verdict) => html`<li class="${report.counts[verdict] === 0 && 'none'}">${shape(verdict)}
<b>${report.counts[verdict]}</b> <span>${both(outcomeWords[verdict])}</span>
<small>${both(verdictMeanings[verdict])}</small></li>`,
  );
  return html`<figure class="counts">
<svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">${bars(report)}</svg>
<figcaption>${both({ zh: `共 ${total} 项检查`, en: counted(total, 'check') })}</figcaption>
<ul>${legend}</ul>
</figure>`;
}

/** One bar per verdict that occurs, as wide as its share. */
function bars({ counts }: Report): readonly Markup[] {
  const present = verdicts.toReversed().filter((verdict) => counts[verdict] > 0);
  const total = present.reduce((sum, verdict) => sum + counts[verdict], 0);
  const room = 1000 - GAP * (present.length - 1);
  let left = 0;
  return present.map((verdict) => {
    const width = (room * counts[verdict]) / total;
    const x = left;
    left += width + GAP;
    return html`<rect class="${verdict}" height="14" x="${x.toFixed(1)}"
 width="${width.toFixed(1)}"/>`;
  });
}
