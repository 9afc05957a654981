import type { Text } from '../../../spec/language.ts';
import type { CheckResult, Severity } from '../../result.ts';
import { blocks, failures, of, type Unproved, unproved } from '../findings.ts';
import type { Report } from '../report.ts';
import { labels, outcomeWords } from '../words.ts';
import { checkLink, requirementLink } from './anchors.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

const SHOWN = 4;

const severityTitles: Readonly<Record<Severity, Text>> = {
  must: { zh: '必须项不符合', en: 'Mandatory and not met' },
  should: { zh: '推荐项不符合', en: 'Recommended and not met' },
  may: { zh: '可选项不符合', en: 'Optional and not as described' },
};

/** Screen 4: what was found, the gravest first; what proves nothing is folded. */
export function findingScreen(report: Report): Markup {
  const failed = failures(report);
  const nothing = { zh: '没有不符合。', en: 'No failure.' };
  return html`<section id="findings">
<h2>${both(labels.findings)}</h2>
${failed.length === 0 && html`<p class="lead">${both(nothing)}</p>`}
${(['must', 'should', 'may'] as const).map((severity) => failedGroup(severity, failed, report))}
${errors(of(report, 'error'))}
${folded('blocked', unproved(report, 'blocked'))}
${folded('skipped', unproved(report, 'skipped'))}
</section>`;
}

function failedGroup(
  severity: Severity,
  failed: readonly CheckResult[],
  report: Report,
): Markup | null {
  const checks = failed.filter((check) => check.severity === severity);
  if (checks.length === 0) return null;
  return html`<h3>${both(severityTitles[severity])}
<span class="number">${checks.length}</span></h3>
<ol class="findings">${checks.map((check) => finding(check, report))}</ol>`;
}

function finding(check: CheckResult, report: Report): Markup {
  const { difference } = check;
  const blocked = blocks(report, check.id);
  const root = { zh: `根因：另有 ${blocked} 项因此受阻`, en: `root cause: blocks ${blocked} more` };
  return html`<li>${shape('fail')}<div>
<p class="title">${both(check.title)}
${blocked > 0 && html`<span class="tag root">${both(root)}</span>`}</p>
${
  difference &&
  html`<p>${both(labels.actual)} <b class="fail">${both(difference.actual)}</b>
<span class="quiet">· ${both(labels.expected)} ${both(difference.expected)}</span></p>`
}
<p class="meta">${checkLink(check.id)} ${check.requirements.map(requirementLink)}</p>
</div></li>`;
}

function errors(checks: readonly CheckResult[]): Markup | null {
  const groups = checks.map((check) => ({
    reason: check.reason ?? { zh: '未说明原因', en: 'no reason given' },
    blockedBy: null,
    checks: [check],
  }));
  return folded('error', groups);
}

function folded(
  verdict: 'error' | 'blocked' | 'skipped',
  groups: readonly Unproved[],
): Markup | null {
  if (groups.length === 0) return null;
  const total = groups.reduce((sum, { checks }) => sum + checks.length, 0);
  const because = { zh: '起因', en: 'caused by' };
  return html`<details class="fold"><summary>${shape(verdict)} ${both(outcomeWords[verdict])}
<span class="number">${total}</span></summary>
<ol class="findings">${groups.map(
    ({ reason, blockedBy, checks }) => html`<li>${shape(verdict)}<div>
<p class="title">${both(reason)}</p>
${blockedBy !== null && html`<p>${both(because)} ${checkLink(blockedBy)}</p>`}
<p class="meta">${idsOf(checks)}</p></div></li>`,
  )}</ol></details>`;
}

function idsOf(checks: readonly CheckResult[]): Markup {
  const rest = checks.length - SHOWN;
  return html`${checks.slice(0, SHOWN).map(({ id }) => [checkLink(id), ' '])}${
    rest > 0 && both({ zh: `等另外 ${rest} 项`, en: `and ${rest} more` })
  }`;
}
