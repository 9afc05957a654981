import type { Report } from '../report.ts';
import { checkLink } from './anchors.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

/** More links than this are folded. */
const SHOWN = 3;

/** Links to checks, those that did not pass first; a long tail is folded. */
export function checkLinks(checks: readonly string[], report: Report): Markup | null {
  if (checks.length === 0) return null;
  const verdictOf = new Map(report.results.map(({ id, verdict }) => [id, verdict] as const));
  const order = checks.toSorted(
    (one, other) => Number(verdictOf.get(one) === 'pass') - Number(verdictOf.get(other) === 'pass'),
  );
  const item = (id: string): Markup =>
    html`<li>${shape(verdictOf.get(id) ?? 'unreached')} ${checkLink(id)}</li>`;
  const rest = order.slice(SHOWN);
  const more = { zh: `另有 ${rest.length} 项`, en: `${rest.length} more` };
  return html`<ul class="links">${order.slice(0, SHOWN).map(item)}</ul>${
    rest.length > 0 &&
    html`<details><summary>${both(more)}</summary>
<ul class="links">${rest.map(item)}</ul></details>`
  }`;
}
