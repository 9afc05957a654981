import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import { namesFuzz } from '../fuzz/plan.ts';
import { chosenChecks, type JudgeOptions, judge } from '../judge.ts';
import { NothingProved } from '../nothing-proved.ts';
import type { Report } from '../report/report.ts';
import type { CheckResult } from '../result.ts';
import { offers, type Target } from '../target/target.ts';

/** What is to be tried again. */
export interface Replaying {
  readonly target: Target;
  readonly check: Check<never>;
  /** What the earlier run found; null where there is no report of it. */
  readonly before: CheckResult | null;
  readonly report: Report | null;
}

/** What has become of a finding. */
export interface Replayed {
  readonly verdict: 'fixed' | 'still' | 'unknown';
  /** The check as it is now; null where the endpoint could not be judged at all. */
  readonly now: CheckResult | null;
  /** Why nothing can be said; null otherwise. */
  readonly reason: Text | null;
}

/**
 * Runs a check again with what it builds on. One that only looks back on the replies of others is
 * first given the exchange that showed the fault, and is fixed only if a whole run says so.
 */
export async function replay(replaying: Replaying): Promise<Replayed> {
  try {
    return await tryAgain(replaying);
  } catch (error) {
    if (!(error instanceof NothingProved)) throw error;
    return { verdict: 'unknown', now: null, reason: error.text };
  }
}

async function tryAgain({ target, check, before, report }: Replaying): Promise<Replayed> {
  const only = await neededBy([check.id, ...producerOf(before, report)], target);
  const settings = earlierSettings(report);
  const decided = (now: CheckResult | undefined) => verdictOf(now, { check, before, report });
  const first = await rerun({ ...settings, target, only: [...only] }, check.id);
  const [now] = first.results.filter(({ id }) => id === check.id);
  const sent = first.timeline.some((entry) => entry.check === check.id);
  if (sent || now?.verdict === 'fail' || now?.verdict === 'blocked') return decided(now);
  // What the target file does not offer, a longer run does not bring either.
  if (check.needs?.some((need) => !offers(target, need))) return decided(now);
  const whole = await rerun({ ...settings, ...earlierSelection(report), target }, check.id);
  return decided(whole.results.find(({ id }) => id === check.id));
}

const rerun = (options: JudgeOptions, last: string): Promise<Report> =>
  judge({ ...options, isEnough: ({ check }) => check.id === last });

/** What random choices came from, and how strictly was judged. */
const earlierSettings = (report: Report | null) =>
  report ? { seed: report.plan.seed, profile: report.plan.profile } : {};

const earlierSelection = (report: Report | null) =>
  report
    ? { only: report.plan.only, clause: report.plan.clause, fuzz: hasMadeUp(report.results) }
    : {};

/** Whether some of these checks make up their requests. */
const hasMadeUp = (checks: readonly Pick<CheckResult, 'id'>[]): boolean =>
  namesFuzz(checks.map(({ id }) => id));

/** The check whose request showed the fault, where that is another one. */
function producerOf(before: CheckResult | null, report: Report | null): readonly string[] {
  const shown = before?.exchanges[before.difference?.exchange ?? -1];
  const entry = report?.timeline.find(({ startedAt }) => startedAt === shown?.startedAt);
  return entry ? [entry.check] : [];
}

/** The checks with all that they build on. */
async function neededBy(ids: readonly string[], target: Target): Promise<ReadonlySet<string>> {
  const all = new Map(
    (await chosenChecks(target, { fuzz: true })).map((check) => [check.id, check]),
  );
  const needed = new Set<string>();
  const add = (id: string): void => {
    const check = all.get(id);
    if (!check || needed.has(id)) return;
    needed.add(id);
    for (const earlier of check.after ?? []) add(earlier);
  };
  for (const id of ids) add(id);
  return needed;
}

function verdictOf(
  now: CheckResult | undefined,
  { check, before, report }: Omit<Replaying, 'target'>,
): Replayed {
  if (!now) return { verdict: 'unknown', now: null, reason: notRun };
  if (now.verdict === 'pass' || now.verdict === 'warn') {
    // Other requests than those that found it say nothing of it.
    if (!report && hasMadeUp([check])) return { verdict: 'unknown', now, reason: seedless };
    return { verdict: 'fixed', now, reason: null };
  }
  if (now.verdict !== 'fail') return { verdict: 'unknown', now, reason: now.reason };
  if (isGone(now, before)) return { verdict: 'unknown', now, reason: unreachable };
  return { verdict: 'still', now, reason: null };
}

/** No reply where there was one before says nothing of what was wrong with that reply. */
function isGone(now: CheckResult, before: CheckResult | null): boolean {
  const isSilent = ({ exchanges, difference }: CheckResult): boolean =>
    exchanges[difference?.exchange ?? -1]?.reply === null;
  return isSilent(now) && before !== null && !isSilent(before);
}

const notRun: Text = { zh: '这个检查没有运行', en: 'the check did not run' };

const seedless: Text = {
  zh: '没有当时的报告，不知道请求是按哪个种子生成的；用 --report 指出它的目录',
  en: 'without its report nobody knows the seed of the requests that found it; name its folder with --report',
};

const unreachable: Text = {
  zh: '此前有应答，现在没有应答，端点可能已停',
  en: 'there was a reply before and none now: the endpoint may be down',
};
