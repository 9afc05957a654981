import type { CheckResult } from '../../result.ts';
import type { Report } from '../report.ts';
import { counted } from '../words.ts';
import { checkAnchor, checkLink, requirementLink } from './anchors.ts';
import { detailed } from './detailed.ts';
import { mark } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

/** Every check of the run in one list; those shown in full above are linked, not repeated. */
export function checkList(report: Report): Markup {
  const shown = new Set(detailed(report).map(({ id }) => id));
  return html`<section id="checks">
<h2>${both({ zh: '全部检查', en: 'All checks' })}</h2>
<ol class="checks">${report.results.map((check) => row(check, shown.has(check.id)))}</ol>
</section>`;
}

/** The list is the anchor of whatever has no detail of its own. */
function row(check: CheckResult, isDetailed: boolean): Markup {
  const { id, title, verdict, requirements, exchanges } = check;
  // Of a check that passed no exchange is kept, which does not mean that nothing was asked.
  const kept = { zh: `${exchanges.length} 次请求`, en: counted(exchanges.length, 'request') };
  return html`<li${isDetailed ? null : html` id="${checkAnchor(id)}"`}>${mark(verdict)}
<div><p class="title">${both(title)}</p>
<p class="meta">${isDetailed ? checkLink(id) : html`<span class="id">${id}</span>`}
${requirements.map((one) => [requirementLink(one), ' '])}
${exchanges.length > 0 && html`<span class="quiet">${both(kept)}</span>`}</p>
</div></li>`;
}
