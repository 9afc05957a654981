import type { LeftBehind } from '../../result.ts';
import { leftBehindAdvice } from '../left-behind-words.ts';
import type { Report } from '../report.ts';
import { labels, leftBehindCount } from '../words.ts';
import { both, html, type Markup } from './markup.ts';

/** More records of one kind than this are folded. */
const SHOWN = 20;

/** Screen 5: every record that the endpoint has kept of this run, for whoever has to delete it. */
export function leftBehindScreen({ leftBehind }: Report): Markup | null {
  if (leftBehind.length === 0) return null;
  const kinds = Map.groupBy(leftBehind, ({ operation, name }) => `${operation} · ${name}`);
  return html`<section id="left-behind">
<h2>${both(labels.leftBehind)}</h2>
${[...kinds].map(([kind, records]) => group(kind, records))}
</section>`;
}

function group(kind: string, records: readonly LeftBehind[]): Markup {
  const rest = records.slice(SHOWN);
  const more = { zh: `另有 ${rest.length} 条`, en: `${rest.length} more` };
  return html`<h3><span class="code">${kind}</span>
<span class="number">${both(leftBehindCount(records.length))}</span></h3>
${leftBehindAdvice(records).map((says) => html`<p class="lead">${both(says)}</p>`)}
${list(records.slice(0, SHOWN))}
${
  rest.length > 0 &&
  html`<details class="fold"><summary>${both(more)}</summary>
${list(rest)}</details>`
}`;
}

const list = (records: readonly LeftBehind[]): Markup =>
  html`<ul class="records">${records.map(({ value }) => html`<li class="code">${value}</li>`)}</ul>`;
