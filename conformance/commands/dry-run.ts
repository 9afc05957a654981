import type { Language, Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import { estimateOf } from '../estimates.ts';
import { listChecks } from '../judge.ts';
import { needText } from '../report/need-text.ts';
import { planOf } from '../report/plan.ts';
import type { Plan } from '../report/report.ts';
import { offers, type Target } from '../target.ts';
import type { Order } from './check-order.ts';

/**
 * `qiyue check --dry-run`: what would run, one line per check with its requirements and about how
 * many requests it sends, and a summary. Nothing is sent and no file is written.
 */
export function dryRun(order: Order): readonly string[] {
  const { target, settings, contractFile, language } = order;
  const planned = listChecks(target, settings, contractFile).map((check) =>
    plannedOf(check, target),
  );
  const plan = planOf(
    target,
    planned.map(({ id }) => id),
    settings,
  );
  return [...planned.map((one) => lineOf(one, language)), summary(planned, plan, language)];
}

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
  const skipped = planned.filter(({ missing }) => missing !== null).length;
  const run = planned.length - skipped;
  const requests = planned.reduce((sum, one) => sum + one.requests, 0);
  const seconds = Math.ceil(requests / plan.rate);
  const { rate, seed, sha256 } = plan;
  return {
    zh: `将运行 ${run} 项，跳过 ${skipped} 项；约 ${requests} 次请求，每秒 ${rate} 次约需 ${seconds} 秒；种子 ${seed}，计划 ${sha256}。没有发送任何请求。`,
    en: `${run} checks would run, ${skipped} be skipped; about ${requests} requests, at ${rate} a second some ${seconds} s; seed ${seed}, plan ${sha256}. Nothing was sent.`,
  }[language];
}
