import type { Text } from '../../../spec/language.ts';
import type { Report, ReportFlow } from '../report.ts';
import { outcomeWords } from '../words.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

const unchecked: Text = { zh: '未检查', en: 'not checked' };

/** Screen 8: the flows of the contract as chains of steps, each with what became of it. */
export function flowScreen({ flows }: Report): Markup | null {
  if (flows.length === 0) return null;
  return html`<section id="flows">
<h2>${both({ zh: '调用流程', en: 'Flows' })}</h2>
<p class="lead">${both({
    zh: '契约描述的调用流程。每一步标出该操作的检查中最差的判定。',
    en: 'As the contract describes them; a step shows the worst verdict of its operation.',
  })}</p>
${flows.map(flow)}
</section>`;
}

const flow = ({ id, title, steps }: ReportFlow): Markup =>
  html`<h3>${both(title)} <span class="code quiet">${id}</span></h3>
<ol class="chain">${steps.map(step)}</ol>`;

function step({ id, operation, verdict }: ReportFlow['steps'][number]): Markup {
  const outcome = verdict ?? 'unreached';
  const word = verdict === null ? unchecked : outcomeWords[verdict];
  return html`<li class="${outcome}"><p class="code">${operation}</p>
${id !== operation && html`<p class="code quiet">${id}</p>`}
<p class="verdict ${outcome}">${shape(outcome)} ${both(word)}</p></li>`;
}
