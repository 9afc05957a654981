import type { Text } from '../../../spec/language.ts';
import type { Environment } from '../environment.ts';
import type { Plan, Report } from '../report.ts';
import { severityWords } from '../words.ts';
import { fact, moment } from './facts.ts';
import { both, html, type Markup, type Part } from './markup.ts';

/** Screen 11: under which circumstances, by which plan and by whom; with hashes to check it by. */
export function environmentScreen(report: Report): Markup {
  return html`<section id="environment">
<h2>${both({ zh: '环境与证明', en: 'Environment and attestation' })}</h2>
<div class="sheets">
${sheet({ zh: '环境', en: 'Circumstances' }, circumstances(report))}
${sheet({ zh: '方案', en: 'Plan' }, plan(report.plan))}
${sheet({ zh: '证明', en: 'Attestation' }, attestation(report), 'wide')}
</div>
</section>`;
}

const sheet = (title: Text, facts: Part, kind = ''): Markup =>
  html`<div class="sheet ${kind}"><h3>${both(title)}</h3><dl class="facts">${facts}</dl></div>`;

const none: Text = { zh: '无', en: 'none' };
const code = (text: string): Markup => html`<span class="code">${text}</span>`;

function circumstances({ environment, target }: Report): Part {
  const { runtime, clock, tls, proxy } = environment;
  return [
    fact({ zh: '运行环境', en: 'Runtime' }, code(runtime)),
    fact({ zh: '端点的时钟', en: "The endpoint's clock" }, clockSays(clock)),
    fact({ zh: '代理', en: 'Proxy' }, proxy === null ? both(none) : code(proxy)),
    fact({ zh: '传输加密', en: 'Transport' }, transport(tls, target.url), 'wide'),
  ];
}

/** Further off than a minute, signatures with a timestamp may be refused for it. */
const farOff = 60_000;

function clockSays(clock: Environment['clock']): Markup {
  if (clock === null) {
    return both({ zh: '应答没有 Date，无从得知', en: 'unknown: no reply has a Date' });
  }
  const { milliseconds, uncertainty } = clock;
  const doubt = `± ${seconds(uncertainty)}`;
  const off = seconds(Math.abs(milliseconds));
  const warning = { zh: '带时间戳的签名可能因此被拒绝', en: 'signed timestamps may be refused' };
  const agrees = Math.abs(milliseconds) <= uncertainty;
  const isAhead = milliseconds > 0;
  const says: Text = agrees
    ? { zh: `与本机一致（${doubt} 秒）`, en: `agrees with ours (${doubt} s)` }
    : {
        zh: `比本机${isAhead ? '快' : '慢'} ${off} 秒（${doubt} 秒）`,
        en: `${off} s ${isAhead ? 'ahead of' : 'behind'} ours (${doubt} s)`,
      };
  return html`${both(says)}${
    Math.abs(milliseconds) > farOff && html`<p class="fail">${both(warning)}</p>`
  }`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

function transport(tls: Environment['tls'], url: string): Part {
  if (tls === null) {
    return url.startsWith('https:')
      ? both({ zh: '没有建立连接', en: 'no connection was made' })
      : both({ zh: '没有加密（HTTP）', en: 'not encrypted (plain HTTP)' });
  }
  const { protocol, cipher, subject, issuer, validTo } = tls;
  const until = { zh: `有效期至 ${moment(validTo)}`, en: `valid until ${moment(validTo)}` };
  const by = { zh: '签发者', en: 'issued by' };
  return html`${code(`${protocol} · ${cipher}`)}<p>${code(subject)}
<span class="quiet">${both(by)}</span> ${code(issuer)}</p>
<p class="quiet">${both(until)}</p>`;
}

function plan({ only, clause, severity, profile, seed, rate, budget }: Plan): Part {
  const list = (all: readonly string[]): Markup =>
    all.length === 0 ? both({ zh: '不限', en: 'all' }) : code(all.join(', '));
  return [
    fact({ zh: '口径', en: 'Profile' }, code(profile)),
    fact({ zh: '最低分量', en: 'Least severity' }, both(severityWords[severity])),
    fact({ zh: '限定检查', en: 'Checks' }, list(only)),
    fact({ zh: '限定条款', en: 'Clauses' }, list(clause)),
    fact({ zh: '随机种子', en: 'Seed' }, code(String(seed))),
    fact({ zh: '每秒请求数', en: 'Requests per second' }, code(`${rate}`)),
    fact({ zh: '预算', en: 'Budget' }, both(budgetSays(budget)), 'wide'),
  ];
}

function budgetSays(budget: Plan['budget']): Text {
  const { requests = null, seconds = null } = budget ?? {};
  const parts: readonly Text[] = [
    ...(requests === null ? [] : [{ zh: `${requests} 次请求`, en: `${requests} requests` }]),
    ...(seconds === null ? [] : [{ zh: `${seconds} 秒`, en: `${seconds} s` }]),
  ];
  if (parts.length === 0) return { zh: '不限', en: 'without limit' };
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

function attestation({ attestation: signed }: Report): Part {
  const { target, tester, finishedAt, contractSha256, planSha256, resultsSha256 } = signed;
  const hash = (label: Text, value: string): Markup => fact(label, code(value), 'wide');
  return [
    fact({ zh: '被测端点', en: 'Target' }, code(target)),
    fact({ zh: '评测人', en: 'Tester' }, tester),
    fact({ zh: '完成', en: 'Finished' }, moment(finishedAt)),
    fact({ zh: '核对', en: 'To check it' }, code('qiyue report verify report.json')),
    hash({ zh: '契约（SHA-256）', en: 'Contract (SHA-256)' }, contractSha256),
    hash({ zh: '方案（SHA-256）', en: 'Plan (SHA-256)' }, planSha256),
    hash({ zh: '结果（SHA-256）', en: 'Results (SHA-256)' }, resultsSha256),
  ];
}
