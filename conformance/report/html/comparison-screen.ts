import { type Change, changeWords } from '../comparison-words.ts';
import type { Comparison, Report } from '../report.ts';
import { anyLink } from './any-link.ts';
import { moment } from './facts.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

type Drawn = readonly [Change, 'fail' | 'pass' | 'warn' | 'skipped'];

const changes: readonly Drawn[] = [
  ['new', 'fail'],
  ['fixed', 'pass'],
  ['still', 'fail'],
  ['flaky', 'warn'],
];

/** More checks than this of one kind are folded. */
const SHOWN = 8;

/** Screen 10: what has become of the findings since an earlier run. */
export function comparisonScreen(report: Report): Markup | null {
  const { comparison } = report;
  if (comparison === null) return null;
  const { startedAt, resultsSha256 } = comparison.earlier;
  const than = { zh: `与 ${moment(startedAt)} 的评测相比`, en: `Against ${moment(startedAt)}` };
  return html`<section id="comparison">
<h2>${both({ zh: '与先前评测比较', en: 'Since the earlier run' })}</h2>
<p class="lead">${both(than)} <span class="code">${resultsSha256.slice(0, 12)}</span></p>
<div class="changes">${changes.map((change) => group(change, comparison, report))}
${comparison.unjudged.length > 0 && group(['unjudged', 'skipped'], comparison, report)}</div>
</section>`;
}

function group([change, outcome]: Drawn, comparison: Comparison, report: Report): Markup {
  const checks = comparison[change];
  const rest = checks.slice(SHOWN);
  const more = { zh: `另有 ${rest.length} 项`, en: `${rest.length} more` };
  const item = (id: string): Markup => html`<li>${anyLink(id, report)}</li>`;
  return html`<div class="change ${checks.length === 0 ? 'none' : outcome}">
<h3>${shape(outcome)} ${both(changeWords[change])} <b>${checks.length}</b></h3>
<ul class="links">${checks.slice(0, SHOWN).map(item)}</ul>
${
  rest.length > 0 &&
  html`<details class="fold"><summary>${both(more)}</summary>
<ul class="links">${rest.map(item)}</ul></details>`
}</div>`;
}
