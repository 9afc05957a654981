import type { Text } from '../../../spec/language.ts';
import type { OperationFigures, Report } from '../report.ts';
import { countBar } from './count-bar.ts';
import { both, html, type Markup } from './markup.ts';
import { type Scale, scaleOf, tick, time } from './scale.ts';

type Figure = 'median' | 'p90' | 'p99' | 'slowest';

const figures: readonly (readonly [Figure, Text])[] = [
  ['median', { zh: '中位', en: 'median' }],
  ['p90', { zh: 'P90', en: 'P90' }],
  ['p99', { zh: 'P99', en: 'P99' }],
  ['slowest', { zh: '最慢', en: 'slowest' }],
];

/** Screen 6: how each operation did, and how long its replies took, on one scale for all. */
export function operationScreen({ operations }: Report): Markup | null {
  if (operations.length === 0) return null;
  const scale = scaleOf(operations.flatMap(({ median, slowest }) => [median ?? 0, slowest ?? 0]));
  return html`<section id="operations">
<h2>${both({ zh: '各操作', en: 'Operations' })}</h2>
<p class="lead">${both({
    zh: '应答时间从发出请求算到收完应答；刻度为对数。',
    en: 'From the request sent to the reply received; the scale is logarithmic.',
  })} ${legend}</p>
<table class="matrix figures">
<thead><tr>
<th scope="col">${both({ zh: '操作', en: 'Operation' })}</th>
<th scope="col">${both({ zh: '检查', en: 'Checks' })}</th>
<th scope="col">${both({ zh: '请求', en: 'Requests' })}</th>
<th scope="col">${both({ zh: '应答时间', en: 'Time to reply' })} ${axis(scale)}</th>
</tr></thead>
<tbody>${operations.map((operation) => row(operation, scale))}</tbody>
</table>
</section>`;
}

const legend: Markup = html`<span class="legend">${figures.map(
  ([figure, name]) => html`<span class="${figure}">${both(name)}</span>`,
)}</span>`;

const axis = (scale: Scale): Markup =>
  html`<span class="axis" aria-hidden="true">${scale.ticks.map(
    (value) => html`<span style="left:${scale.at(value) / 10}%">${tick(value)}</span>`,
  )}</span>`;

function row(operation: OperationFigures, scale: Scale): Markup {
  const { requests, unanswered, counts } = operation;
  const silent = { zh: `${unanswered} 次没有应答`, en: `${unanswered} without reply` };
  return html`<tr>
<th scope="row" class="code">${operation.operation}</th>
<td class="tests">${countBar(counts)}${inWords(counts)}</td>
<td class="asked">${requests}
${unanswered > 0 && html`<p class="fail">${both(silent)}</p>`}</td>
<td class="took">${operation.median !== null && drawn(operation, scale)}</td>
</tr>`;
}

/** The bar in words, as far as it is not green. */
function inWords(counts: OperationFigures['counts']): Markup {
  const held = counts.pass + counts.warn;
  const rest = counts.skipped + counts.blocked + counts.error;
  return html`<p><b>${held}</b> ${both({ zh: '符合', en: 'held' })}
${counts.fail > 0 && html`<b class="fail">${counts.fail}</b> ${both({ zh: '不符合', en: 'failed' })}`}
${rest > 0 && html`<b>${rest}</b> ${both({ zh: '未证', en: 'unproved' })}`}</p>`;
}

/** From the median to P90 strong, to P99 weaker, to the slowest a line. */
function drawn(operation: OperationFigures, scale: Scale): Markup {
  const [median = 0, p90 = 0, p99 = 0, slowest = 0] = figures.map(([figure]) =>
    scale.at(operation[figure] ?? 0),
  );
  const bar = (kind: Figure, from: number, to: number, y: number): Markup =>
    html`<rect class="${kind}" x="${from}" y="${y}" width="${Math.max(to - from, 1)}"
 height="${20 - 2 * y}"/>`;
  return html`<svg class="plot" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
<path class="grid" d="${scale.ticks.map((value) => `M${scale.at(value)} 0v20`).join('')}"/>
${bar('slowest', p99, slowest, 9)}${bar('p99', p90, p99, 6)}${bar('p90', median, p90, 6)}
<path class="median" d="M${median} 2v16"/></svg>
<p class="numbers">${figures.map(
    ([figure, name]) => html`<span>${both(name)} <b>${time(operation[figure] ?? 0)}</b></span> `,
  )}</p>`;
}
