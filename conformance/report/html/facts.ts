import type { Text } from '../../../spec/language.ts';
import type { Report } from '../report.ts';
import { counted, labels, leftBehindCount } from '../words.ts';
import { both, html, type Markup, type Part } from './markup.ts';

/** What the facts of a run are called. */
export const factLabels = {
  target: { zh: '被测端点', en: 'Target' },
  started: { zh: '开始', en: 'Started' },
  took: { zh: '用时', en: 'Took' },
  coverage: { zh: '覆盖', en: 'Coverage' },
  contract: { zh: '契约与工具', en: 'Contract and tool' },
  hash: { zh: '契约指纹（SHA-256）', en: 'Contract hash (SHA-256)' },
} as const satisfies Record<string, Text>;

/** One fact: its name and its value. */
export const fact = (label: Text, value: Part, kind = ''): Markup =>
  html`<div class="${kind}"><dt>${both(label)}</dt><dd>${value}</dd></div>`;

/** What was judged, when, with how much effort, and against which text of the contract. */
export function facts(report: Report): Markup {
  const { contract, target, tool, startedAt, leftBehind } = report;
  const started = html`<time datetime="${startedAt}">${moment(startedAt)}</time>`;
  const versions = html`<span class="code">${contract.id}</span> · ${tool.name} ${tool.version}`;
  const endpoint = html`<span class="code">${target.url}</span>
<span class="quiet">${target.name}</span>`;
  return html`<dl class="facts">
${fact(factLabels.target, endpoint)}
${fact(factLabels.started, started)}
${fact(factLabels.took, both(effort(report)))}
${fact(factLabels.coverage, both(coverage(report)))}
${fact(factLabels.contract, versions)}
${
  leftBehind.length > 0 &&
  fact(
    labels.leftBehind,
    html`<a href="#left-behind">${both(leftBehindCount(leftBehind.length))}</a>`,
  )
}
${fact(factLabels.hash, html`<span class="code">${contract.sha256}</span>`, 'wide')}
</dl>`;
}

/** How long a run took and how much it asked; what could not begin has counted nothing. */
export function effort({ duration, requests }: Pick<Report, 'duration' | 'requests'>): Text {
  const seconds = (duration / 1000).toFixed(2);
  if (requests === 0) return { zh: `${seconds} 秒`, en: `${seconds} s` };
  return {
    zh: `${seconds} 秒，${requests} 次请求`,
    en: `${seconds} s, ${counted(requests, 'request')}`,
  };
}

/** How many requirements there are, how many a check reaches, and how many hold. */
function coverage(report: Report): Text {
  const all = report.chapters.flatMap((chapter) => chapter.requirements);
  const reached = all.filter(({ verdict }) => verdict !== null).length;
  const held = all.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn').length;
  return {
    zh: `${all.length} 条要求，${reached} 条有检查，${held} 条得到证实`,
    en: `${counted(all.length, 'requirement')}, ${reached} with checks, ${held} proved`,
  };
}

/** ISO 8601 as people write it: date, time to the second, zone. */
export const moment = (iso: string): string =>
  iso.replace(/^(\S+)T(\d\d:\d\d:\d\d)(?:\.\d+)?(.*)$/, '$1 $2 $3').replace(/Z$/, 'UTC');
