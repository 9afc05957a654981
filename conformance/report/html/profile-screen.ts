import { operationName } from '../operation-name.ts';
import type { ProfileEntry, Report } from '../report.ts';
import { labels } from '../words.ts';
import { checkLinks } from './check-links.ts';
import { both, html, type Markup } from './markup.ts';

/** Screen 2: how the endpoint does otherwise than the contract says, and still conforms. */
export function profileScreen(report: Report): Markup {
  const { profile } = report;
  const lead =
    profile.length === 0
      ? { zh: '没有见到需要容忍的写法。', en: 'No variant was seen that had to be tolerated.' }
      : {
          zh: '契约容忍的写法：不影响结论，但对接方应当知道。',
          en: 'Variants that the contract tolerates: no verdict changes, yet callers have to know.',
        };
  return html`<section id="profile">
<h2>${both(labels.profile)}</h2>
<p class="lead">${both(lead)}</p>
${profile.length > 0 && table(report)}
</section>`;
}

const table = (report: Report): Markup => html`<table class="matrix profile">
<thead><tr>
<th scope="col">${both({ zh: '解读', en: 'Reading' })}</th>
<th scope="col">${both({ zh: '端点的写法', en: 'What the endpoint does' })}</th>
<th scope="col">${both({ zh: '操作', en: 'Operation' })}</th>
<th scope="col">${both({ zh: '见于', en: 'Seen by' })}</th>
</tr></thead>
<tbody>${report.profile.map((entry) => row(entry, report))}</tbody>
</table>`;

const row = ({ reading, says, operations, checks }: ProfileEntry, report: Report): Markup =>
  html`<tr>
<th scope="row" class="id">${reading}</th>
<td class="says">${both(says)}</td>
<td class="outcome">${operations.map((name) => (name === '*' ? html`<p>${both(operationName(name))}</p>` : html`<p class="code">${name}</p>`))}</td>
<td class="proof">${checkLinks(checks, report)}</td>
</tr>`;
