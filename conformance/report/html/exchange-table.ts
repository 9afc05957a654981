import type { Text } from '../../../spec/language.ts';
import type { TimelineEntry } from '../report.ts';
import { checkLink } from './anchors.ts';
import { shape } from './marks.ts';
import { both, html, inAttribute, type Markup } from './markup.ts';
import { time } from './scale.ts';
import type { VerdictOf } from './timeline-screen.ts';

/** More rows than these would make the page heavy. */
const MOST = 1500;

const title: Text = { zh: '逐次往来', en: 'Every exchange' };

/** All exchanges as a table, folded, because people rather look at the drawing. */
export function exchangeTable(timeline: readonly TimelineEntry[], verdictOf: VerdictOf): Markup {
  const shown = timeline.slice(0, MOST);
  const rest = timeline.length - shown.length;
  const more = {
    zh: `此外还有 ${rest} 次，见 report.json`,
    en: `${rest} more are in report.json`,
  };
  return html`<details class="fold ledger"><summary>${both(title)}
<span class="number">${timeline.length}</span></summary>
<div class="scroll" tabindex="0" role="group" aria-label="${inAttribute(title)}">
<table>
<thead><tr>
<th scope="col">${both({ zh: '开始', en: 'Began' })}</th>
<th scope="col">${both({ zh: '用时', en: 'Took' })}</th>
<th scope="col">${both({ zh: '应答', en: 'Reply' })}</th>
<th scope="col">${both({ zh: '请求；签名原文', en: 'Request; what was signed' })}</th>
<th scope="col">${both({ zh: '检查', en: 'Check' })}</th>
</tr></thead>
<tbody>${shown.map((entry, index) => row(entry, shown[index - 1], verdictOf))}</tbody>
</table></div>
${rest > 0 && html`<p class="quiet">${both(more)}</p>`}
</details>`;
}

/** A check is named where its exchanges begin. */
function row(entry: TimelineEntry, before: TimelineEntry | undefined, verdictOf: VerdictOf) {
  const { check, method, path, startedAt, duration, status, code, signed } = entry;
  const silence = both({ zh: '没有应答', en: 'no reply' });
  const sender = check === before?.check ? null : [shape(verdictOf(entry)), ' ', checkLink(check)];
  return html`<tr><td>${time(startedAt)}</td><td>${time(duration)}</td>
<td>${status ?? silence}${code !== null && ` · ${code}`}</td>
<td class="code">${method} ${path}${signed !== null && html`<br><span>${signed}</span>`}</td>
<td>${sender}</td></tr>`;
}
