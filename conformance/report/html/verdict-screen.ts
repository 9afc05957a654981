import type { Text } from '../../../spec/language.ts';
import { wishesAmong } from '../findings.ts';
import type { Report } from '../report.ts';
import { counted, outcomeWords, partOf, verdictMeanings, verdicts } from '../words.ts';
import { conclusionKind, conclusionSays } from './conclusion.ts';
import { countBar } from './count-bar.ts';
import { facts } from './facts.ts';
import { waived } from './finding-groups.ts';
import { shape } from './marks.ts';
import { both, html, type Markup, type Part } from './markup.ts';
import { seal } from './seal.ts';

/** Screen 1: the verdict in both languages, the counts, and what was judged when against what. */
export function verdictScreen(report: Report): Markup {
  const part = partOf(report.results.length, report.available);
  const { word } = report.conclusion;
  return html`<section id="verdict" class="certificate ${conclusionKind(report)}">
<div class="headline">
<p class="kicker">${both({ zh: '契约评测报告', en: 'Conformance report' })}</p>
<p class="subject">${both(report.contract.title)}</p>
<div class="word">
<h1>${verdictWord(word)}</h1>
${seal(conclusionKind(report))}
</div>
<p class="says">${both(conclusionSays(report))}</p>
${excused(report)}
${part && html`<p class="says"><strong>${both(part)}</strong></p>`}
</div>
${counts(report)}
${facts(report)}
</section>`;
}

/** Failures that somebody answers for do not count, but they are said. */
function excused(report: Report): Markup | null {
  const { length } = waived(report);
  const says = {
    zh: `其中 ${length} 项不符合已获豁免，不计入结论。`,
    en: `Waived, and so not counted: ${counted(length, 'failed check')}.`,
  };
  return length === 0 ? null : html`<p class="says quiet">${both(says)}</p>`;
}

/** The verdict in both languages, whichever of them is chosen. */
export const verdictWord = ({ zh, en }: Text): Markup =>
  html`<span lang="zh" class="always">${withAside(zh)}</span>
<span lang="en" class="always">${en}</span>`;

/** A parenthesis after the word is set smaller, so that it never breaks in the middle. */
function withAside(word: string): Part {
  const [, start = word, aside = ''] = /^(.+?)(（.*）)$/.exec(word) ?? [];
  return aside === '' ? word : html`${start}<span class="aside">${aside}</span>`;
}

/** The bar of counts; the legend under it says the same in words. */
function counts(report: Report): Markup {
  const total = report.results.length;
  const wishes = wishesAmong(report);
  const legend = verdicts.toReversed().map(
    (verdict) => html`<li class="${report.counts[verdict] === 0 && 'none'}">${shape(verdict)}
<b>${report.counts[verdict]}</b> <span>${both(outcomeWords[verdict])}</span>
<small>${both(verdictMeanings[verdict])}${verdict === 'fail' && wishes && both(wishes)}</small></li>`,
  );
  return html`<figure class="counts">
${countBar(report.counts)}
<figcaption>${both({ zh: `共 ${total} 项检查`, en: counted(total, 'check') })}</figcaption>
<ul>${legend}</ul>
</figure>`;
}
