import type { Text } from '../../../spec/language.ts';
import type { CheckResult, Severity } from '../../result.ts';
import { blocks, type Cause, gravest, of, type Unproved, unproved } from '../findings.ts';
import type { Report } from '../report.ts';
import { waiverOf } from '../waiver-words.ts';
import { labels, outcomeWords } from '../words.ts';
import { checkLink, requirementLink } from './anchors.ts';
import { findingGroups, waived } from './finding-groups.ts';
import { shape } from './marks.ts';
import { both, html, type Markup } from './markup.ts';

const SHOWN = 4;

/** So many causes of one severity, and so many followers of one; all are in the list of checks. */
const MOST_CAUSES = 250;
const MOST_FOLLOWERS = 50;

const severityTitles: Readonly<Record<Severity, Text>> = {
  must: { zh: '必须项不符合', en: 'Mandatory and not met' },
  should: { zh: '推荐项不符合', en: 'Recommended and not met' },
  may: { zh: '可选项不符合', en: 'Optional and not as described' },
};

/** Screen 2: what was found, root causes first; what is waived or proves nothing is folded. */
export function findingScreen(report: Report): Markup {
  const groups = findingGroups(report);
  const isJudged = report.counts.pass + report.counts.warn > 0;
  const nothing = { zh: '没有不符合。', en: 'No failure.' };
  return html`<section id="findings">
<h2>${both(labels.findings)}</h2>
${groups.length === 0 && isJudged && html`<p class="lead">${both(nothing)}</p>`}
${(['must', 'should', 'may'] as const).map((severity) => failedGroup(severity, groups, report))}
${waivedGroup(waived(report), report)}
${errors(of(report, 'error'))}
${folded('blocked', unproved(report, 'blocked'))}
${folded('skipped', unproved(report, 'skipped'))}
</section>`;
}

function failedGroup(severity: Severity, all: readonly Cause[], report: Report): Markup | null {
  const groups = all.filter((group) => gravest(group) === severity);
  if (groups.length === 0) return null;
  const checks = groups.flatMap(({ root, followers }) => [root, ...followers]);
  const count = checks.filter((check) => check.severity === severity).length;
  const lesser = checks.length - count;
  const more = {
    zh: `另有同因的其他级别 ${lesser} 项`,
    en: `and ${lesser} less grave of these causes`,
  };
  return html`<h3>${both(severityTitles[severity])}
<span class="number">${count}</span>${lesser > 0 && html` <small>${both(more)}</small>`}</h3>
<ol class="findings">${groups.slice(0, MOST_CAUSES).map((group) => finding(group, report))}</ol>
${left(groups.length - MOST_CAUSES)}`;
}

/** One cause, with the checks that failed for it folded under it. */
function finding({ root, followers }: Cause, report: Report): Markup {
  const more = {
    zh: `同一起因，另有 ${followers.length} 项不符合`,
    en: `${followers.length} more failed for the same cause`,
  };
  return html`<li>${shape('fail')}<div>
${summary(root, report)}
${
  followers.length > 0 &&
  html`<details class="fold followers"><summary>${both(more)}</summary>
<ol class="findings">${followers
    .slice(0, MOST_FOLLOWERS)
    .map((check) => html`<li>${shape('fail')}<div>${summary(check, report)}</div></li>`)}</ol>
${left(followers.length - MOST_FOLLOWERS)}</details>`
}
</div></li>`;
}

/** Says that there are more than fit on the page. */
const left = (count: number): Markup | null =>
  count <= 0
    ? null
    : html`<p class="quiet"><a href="#checks">${both({
        zh: `另有 ${count} 项，见全部检查`,
        en: `${count} more are in the list of all checks`,
      })}</a></p>`;

function summary(check: CheckResult, report: Report): Markup {
  const { difference } = check;
  const blocked = blocks(report, check.id);
  const root = { zh: `根因：另有 ${blocked} 项因此受阻`, en: `root cause: blocks ${blocked} more` };
  return html`<p class="title">${both(check.title)}
${blocked > 0 && html`<span class="tag root">${both(root)}</span>`}</p>
${
  difference &&
  html`<p>${both(labels.actual)} <b class="fail">${both(difference.actual)}</b>
<span class="quiet">· ${both(labels.expected)} ${both(difference.expected)}</span></p>`
}
<p class="meta">${checkLink(check.id)} ${check.requirements.map(requirementLink)}</p>`;
}

/** What is waived still fails; it stands apart so that nobody looks for it among the rest. */
function waivedGroup(checks: readonly CheckResult[], report: Report): Markup | null {
  if (checks.length === 0) return null;
  const title = { zh: '已豁免的不符合', en: 'Failures that are waived' };
  return html`<details class="fold"><summary>${shape('fail')} ${both(title)}
<span class="number">${checks.length}</span></summary>
<ol class="findings">${checks.slice(0, MOST_CAUSES).map(
    (check) => html`<li>${shape('fail')}<div>${summary(check, report)}
${waiverLine(check, report)}</div></li>`,
  )}</ol>
${left(checks.length - MOST_CAUSES)}</details>`;
}

/** Who answers for a waived failure, and why it is let pass. */
export function waiverLine(check: CheckResult, report: Report): Markup | null {
  const applied = waiverOf(report, check);
  if (applied === null) return null;
  const { reason, owner, expires } = applied;
  const until = { zh: `${owner}，至 ${expires}`, en: `${owner}, until ${expires}` };
  return html`<p><b>${both({ zh: '豁免', en: 'Waived' })}</b> ${reason}
<span class="quiet">· ${both(until)}</span></p>`;
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
