import type { Language, Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import { estimateOf } from '../estimates/estimates.ts';
import { chosenChecks } from '../judge.ts';
import { needText } from '../report/need-text.ts';
import { planOf } from '../report/plan.ts';
import type { Plan } from '../report/report.ts';
import { counted } from '../report/words.ts';
import { offers, type Target } from '../target/target.ts';
import type { Order } from './check-order.ts';

/** What of a plan is shown. */
interface Shown {
  /** One line per check in place of one per group. */
  readonly verbose: boolean;
}

/**
 * `qiyue check --dry-run`: what would run and about how many requests it sends, by the beginning of
 * the checks' ids or check by check, and a summary. Nothing is sent and no file is written.
 */
export async function dryRun(order: Order, { verbose }: Shown): Promise<readonly string[]> {
  const { target, settings, contractFile, language } = order;
  const checks = await chosenChecks(target, settings, contractFile);
  const planned = checks.map((check) => plannedOf(check, target));
  const plan = planOf(
    target,
    planned.map(({ id }) => id),
    settings,
  );
  const lines = verbose
    ? planned.map((one) => lineOf(one, language))
    : [...groupLines(planned, plan.rate, language), more[language]];
  return [...lines, summary(planned, plan, language)];
}

/** Groups can be run alone by the same name: `--only wuhan.nonce`. */
function groupLines(planned: readonly Planned[], rate: number, language: Language) {
  const groups = Map.groupBy(planned, ({ id }) => id.split('.').slice(0, 2).join('.'));
  return [...groups].map(([name, checks]) => {
    const { run, skipped, requests } = amountOf(checks);
    const seconds = (requests / rate).toFixed(1);
    const left = { zh: `（另跳过 ${skipped} 项）`, en: ` (${skipped} skipped)` }[language];
    const zh = [`${run} 项`, `~${requests} 次请求`, `~${seconds} 秒`];
    const en = [counted(run, 'check'), `~${counted(requests, 'request')}`, `~${seconds} s`];
    return `${[name, ...{ zh, en }[language]].join('\t')}${skipped > 0 ? left : ''}`;
  });
}

function amountOf(planned: readonly Planned[]) {
  const skipped = planned.filter(({ missing }) => missing !== null).length;
  const requests = planned.reduce((sum, one) => sum + one.requests, 0);
  return { run: planned.length - skipped, skipped, requests };
}

const more: Text = {
  zh: '加 --verbose 逐项列出；--only 加上面的名称只运行其中一组。',
  en: '--verbose lists each check; --only with a name of these runs one group alone.',
};

interface Planned extends Pick<Check<never>, 'id' | 'requirements' | 'severity'> {
  /** Why it would be skipped. */
  readonly missing: Text | null;
  readonly requests: number;
}

function plannedOf({ id, requirements, severity, needs }: Check<never>, target: Target): Planned {
  const need = needs?.find((one) => !offers(target, one));
  const missing = need === undefined ? null : needText(need);
  return { id, requirements, severity, missing, requests: missing ? 0 : estimateOf(id) };
}

function lineOf(one: Planned, language: Language): string {
  const { id, severity, requirements, missing, requests } = one;
  return [id, severity, requirements.join(','), missing ? missing[language] : `~${requests}`].join(
    '\t',
  );
}

function summary(planned: readonly Planned[], plan: Plan, language: Language): string {
  const { run, skipped, requests } = amountOf(planned);
  const seconds = Math.ceil(requests / plan.rate);
  const { rate, seed, sha256 } = plan;
  return {
    zh: `将运行 ${run} 项，跳过 ${skipped} 项；约 ${requests} 次请求，每秒 ${rate} 次约需 ${seconds} 秒；种子 ${seed}，计划 ${sha256}。没有发送任何请求。`,
    en: `${run} checks would run, ${skipped} be skipped; about ${requests} requests, at ${rate} a second some ${seconds} s; seed ${seed}, plan ${sha256}. Nothing was sent.`,
  }[language];
}
