import { calledAs } from '../../../spec/called-as.ts';
import { clauseNumber } from '../../../spec/clause-number.ts';
import type { Text } from '../../../spec/language.ts';
import type { CheckResult, Exchange } from '../../result.ts';
import { blocks, cited } from '../findings.ts';
import type { Report } from '../report.ts';
import { labels } from '../words.ts';
import { checkAnchor, checkLink, requirementLink } from './anchors.ts';
import { detailed } from './detailed.ts';
import { exchangeLine, exchangeMarkup } from './exchange.ts';
import { waiverLine } from './finding-screen.ts';
import { frame } from './frame.ts';
import { mark, shape, weight } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

/** So many exchanges of one check are shown in full beside the one that proves the finding. */
const WHOLE = 2;

/** Screen 5: each finding with expected and actual, the place in the reply, and the evidence. */
export function detailScreen(report: Report, again: string): Markup | null {
  const checks = detailed(report);
  if (checks.length === 0) return null;
  return html`<section id="details">
<h2>${both({ zh: '逐项明细', en: 'In detail' })}</h2>
${checks.map((check) => detail(check, report, again))}
</section>`;
}

function detail(check: CheckResult, report: Report, again: string): Markup {
  const { difference, warnings, reason } = check;
  const shown = shownExchange(check);
  return html`<article id="${checkAnchor(check.id)}" class="detail ${check.verdict}">
${heading(check, report)}
${reason && html`<p class="reason">${both(reason)}</p>`}
${
  difference &&
  html`<dl class="versus"><div class="expected"><dt>${both(labels.expected)}</dt>
<dd>${both(difference.expected)}</dd></div><div class="actual"><dt>${both(labels.actual)}</dt>
<dd>${both(difference.actual)}</dd></div></dl>
${frame(shown, difference.at, wanted(difference.expected))}
${
  difference.advice &&
  html`<p class="advice"><b>${both(labels.advice)}</b> ${both(difference.advice)}</p>`
}`
}
${warnings.map(
  ({ reading, says, at }) => html`<p class="advice"><b class="code">${reading}</b> ${both(says)}</p>
${frame(shown, at, says)}`,
)}
${waiverLine(check, report)}
${tools(check, again)}
${evidence(check, shown)}
${nearest(check)}
</article>`;
}

function heading(check: CheckResult, report: Report): Markup {
  const requirements = cited(report);
  const blocked = blocks(report, check.id);
  const root = { zh: `根因：另有 ${blocked} 项因此受阻`, en: `root cause: blocks ${blocked} more` };
  const source = { derived: '由契约推导', 'hand-written': '人工编写' }[check.source];
  return html`<header>
<h3>${both(check.title)}</h3>
<p class="badges">${mark(check.verdict)} ${weight(check.severity)}
<span class="tag">${both({ zh: source, en: check.source })}</span>
${blocked > 0 && html`<span class="tag root">${both(root)}</span>`}</p>
<p class="code id">${check.id}</p>
<p class="meta">${both(labels.about)} <span class="code">${check.operation}</span>
${check.field !== null && html`<span class="code">${check.field}</span>`}</p>
${
  check.cause !== null &&
  html`<p class="meta">${both({ zh: '与此项同因', en: 'Same cause as' })} ${checkLink(check.cause)}</p>`
}
<ul class="cites">${check.requirements.map((id) => {
    const found = requirements.get(id);
    return html`<li>${requirementLink(id)} ${
      found &&
      html`<span class="clause">${clauseNumber(found.chapter.clause)}</span>
${both(found.requirement.says)}`
    }</li>`;
  })}</ul>
</header>`;
}

/** Where the contract says it, and how to try it again. */
function tools({ place, finding }: CheckResult, again: string): Markup | null {
  if (place === null && finding === null) return null;
  const replay = `${calledAs()} replay ${finding} ${again}`.trimEnd();
  return html`<dl class="tools">
${
  place &&
  html`<div><dt>${both({ zh: '契约出处', en: 'In the contract' })}</dt>
<dd class="code">${place.file}:${place.line}</dd></div>`
}
${
  finding !== null &&
  html`<div><dt>${both({ zh: '重试这一项', en: 'Try it again' })}</dt>
<dd class="code all">${replay}</dd></div>`
}</dl>`;
}

/** What went well, close to what did not: the difference is where to look. */
function nearest({ nearestPass }: CheckResult): Markup | null {
  if (nearestPass === null) return null;
  const { check, title, exchange } = nearestPass;
  const label = { zh: '最接近的通过项', en: 'The nearest that passed' };
  return html`<details class="evidence"><summary>${shape('pass')} ${both(label)}${both({
    zh: '：',
    en: ': ',
  })}${both(title)}</summary>
<p class="meta">${checkLink(check)}</p>${exchange && exchangeMarkup(exchange)}</details>`;
}

/** What the code frame says under the marked line. */
const wanted = ({ zh, en }: Text): Text => ({
  zh: `${labels.expected.zh}：${zh}`,
  en: `${labels.expected.en.toLowerCase()}: ${en}`,
});

/** The exchange that shows the finding: the one named, else the last. */
const shownExchange = ({ difference, exchanges }: CheckResult): Exchange | undefined =>
  exchanges[difference?.exchange ?? exchanges.length - 1];

function evidence(check: CheckResult, shown: Exchange | undefined): Markup | null {
  if (shown === undefined) return null;
  const others = check.exchanges.filter((exchange) => exchange !== shown);
  const whole = check.verdict === 'fail' ? others.slice(-WHOLE) : [];
  const listed = others.filter((exchange) => !whole.includes(exchange));
  const earlier = { zh: '同一检查的其他往来', en: 'Other exchanges of this check' };
  return html`<details class="evidence"${check.verdict === 'fail' && html` open`}>
<summary>${both({ zh: '请求与应答', en: 'Request and reply' })}</summary>
${exchangeMarkup(shown)}</details>
${whole.map(
  (exchange) => html`<details class="evidence"><summary>${both(earlier)}:
${exchangeLine(exchange)}</summary>${exchangeMarkup(exchange)}</details>`,
)}
${
  listed.length > 0 &&
  html`<details class="evidence"><summary>${both(earlier)}
<span class="number">${listed.length}</span></summary><ul class="links">
${listed.map((exchange) => html`<li>${exchangeLine(exchange)}</li>`)}</ul></details>`
}`;
}
