import type { AppliedWaiver, Report } from '../report.ts';
import { waiverWords } from '../waiver-words.ts';
import { anyLink } from './any-link.ts';
import { checkLinks } from './check-links.ts';
import { both, html, type Markup } from './markup.ts';

/** Screen 9: who lets which failure pass, why, and until when. */
export function waiverScreen(report: Report): Markup | null {
  const { waivers } = report;
  if (waivers.length === 0) return null;
  return html`<section id="waivers">
<h2>${both({ zh: '豁免', en: 'Waivers' })}</h2>
<p class="lead">${both({
    zh: '有效的豁免使相应的不符合不影响结论；过期的、已无用的豁免本身使评测不通过。',
    en: 'What is waived does not count; a waiver that is expired or stale fails the run.',
  })}</p>
<table class="matrix waivers">
<thead><tr>
<th scope="col">${both({ zh: '豁免对象', en: 'Waives' })}</th>
<th scope="col">${both({ zh: '理由', en: 'Reason' })}</th>
<th scope="col">${both({ zh: '状态', en: 'State' })}</th>
<th scope="col">${both({ zh: '所及的检查', en: 'Covers' })}</th>
</tr></thead>
<tbody>${waivers.map((waiver) => row(waiver, report))}</tbody>
</table>
</section>`;
}

function row({ waives, reason, owner, expires, state, checks }: AppliedWaiver, report: Report) {
  const until = { zh: `至 ${expires}`, en: `until ${expires}` };
  return html`<tr>
<th scope="row" class="id">${anyLink(waives, report)}</th>
<td class="says">${reason} <small>${owner}</small></td>
<td class="outcome"><b class="${state !== 'active' && 'fail'}">${both(waiverWords[state])}</b>
<p class="quiet">${both(until)}</p></td>
<td class="proof">${checkLinks(checks, report)}</td>
</tr>`;
}
