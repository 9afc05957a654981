import type { Text } from '../../spec/language.ts';
import type { Contract } from '../contract/contract.ts';
import type { Observation } from '../exchange/observation.ts';
import { type Mask, maskOf } from '../mask.ts';
import type { CheckResult, Difference } from '../result.ts';
import type { Decided, Run } from '../run.ts';
import type { Settings } from '../selection/settings.ts';
import type { Target } from '../target/target.ts';
import { attested } from './attestation.ts';
import { toChapters } from './chapters.ts';
import { conclude } from './conclusion.ts';
import { environmentOf } from './environment.ts';
import { maskBoth, toExchange } from './exchange.ts';
import { explained } from './explained.ts';
import { findingOf } from './finding.ts';
import { flowsOf } from './flows.ts';
import { needText } from './need-text.ts';
import { countVerdicts, figuresOf } from './operations.ts';
import { planOf } from './plan.ts';
import { profileOf } from './profile.ts';
import type { Report } from './report.ts';
import { shownTarget } from './shown-target.ts';
import { timelineOf } from './timeline.ts';

export interface ReportInput<Session> {
  readonly contract: Contract;
  readonly target: Target;
  readonly version: string;
  readonly startedAt: Date;
  readonly run: Run<Session>;
  /** How many checks there are; fewer in the run means that a person chose some. */
  readonly total: number;
  readonly settings?: Settings;
}

/** Joins what the run decided with the register, masking every secret on the way. */
export function buildReport<Session>(input: ReportInput<Session>): Report {
  const { contract, target, version, startedAt, run, total, settings = {} } = input;
  const mask = maskOf(target, run.learned);
  const results = explained(
    run.decided.map((decided) => toResult(decided, mask)),
    { contract, decided: run.decided, mask },
  );
  const counts = countVerdicts(results);
  const ids = results.map(({ id }) => id);
  const observations = run.decided.flatMap((decided) => decided.observations);
  const operations = contract.endpoints.map(({ operation }) => operation.operationId);
  return attested({
    format: 'qiyue-report/3',
    tool: { name: 'qiyue', version },
    contract: { id: contract.id, title: contract.title, sha256: contract.sha256 },
    target: shownTarget(target, mask),
    plan: planOf(target, ids, settings),
    environment: environmentOf(target, mask, { startedAt, observations, tls: run.tls ?? null }),
    startedAt: startedAt.toISOString(),
    duration: Math.round(run.duration),
    requests: run.requests,
    available: total,
    conclusion: conclude(results),
    counts,
    profile: profileOf(results),
    leftBehind: run.leftBehind.map((record) => ({ ...record, value: mask(record.value) })),
    chapters: toChapters(contract.register, results),
    results,
    operations: figuresOf(operations, observations, results),
    timeline: timelineOf(run.decided, mask),
    flows: flowsOf(contract.id, results),
    waivers: [],
    comparison: null,
  });
}

function toResult<Session>(decided: Decided<Session>, mask: Mask): CheckResult {
  const { check, outcome, warnings, observations, evidence } = decided;
  const shown = outcome.verdict === 'pass' ? [] : evidenceOf(observations, evidence);
  const index = evidence ? shown.indexOf(evidence) : shown.length - 1;
  return {
    id: check.id,
    title: check.title,
    requirements: check.requirements,
    severity: check.severity,
    source: check.source,
    operation: check.operation,
    field: check.field ?? null,
    verdict: outcome.verdict,
    difference:
      outcome.verdict === 'fail'
        ? { ...masked(outcome.difference, mask), exchange: Math.max(0, index) }
        : null,
    warnings: warnings.map(({ reading, says, at }) => {
      return { reading, says: maskBoth(says, mask), at: at && mask(at) };
    }),
    reason: maskBoth(reasonOf(decided), mask),
    blockedBy: outcome.verdict === 'blocked' ? outcome.by : null,
    exchanges: shown.map((observation) => toExchange(observation, mask)),
    finding: outcome.verdict === 'fail' ? findingOf(check.id) : null,
    place: null,
    nearestPass: null,
    cause: null,
    waiver: null,
  };
}

/** The last few exchanges tell the story; thirty calls before a replay do not. */
function evidenceOf(
  observations: readonly Observation[],
  evidence: Observation | null,
): readonly Observation[] {
  const last = observations.slice(-4);
  return evidence && !last.includes(evidence) ? [...last, evidence] : last;
}

function masked(difference: Omit<Difference, 'exchange'>, mask: Mask): typeof difference {
  const { expected, actual, at, advice } = difference;
  return {
    expected: maskBoth(expected, mask),
    actual: maskBoth(actual, mask),
    at: at && mask(at),
    advice: maskBoth(advice, mask),
  };
}

function reasonOf<Session>({ outcome }: Decided<Session>): Text | null {
  if (outcome.verdict === 'skipped') {
    return outcome.needs === null ? (outcome.reason ?? unseen) : needText(outcome.needs);
  }
  if (outcome.verdict === 'blocked') {
    return { zh: `须先解决 ${outcome.by}`, en: `${outcome.by} comes first` };
  }
  if (outcome.verdict !== 'error') return null;
  const { says } = outcome;
  if (says) {
    return {
      zh: `无法判断，不说明端点有问题：${says.zh}`,
      en: `This could not be decided, which says nothing of the endpoint: ${says.en}`,
    };
  }
  return {
    zh: `评测程序自身出错，不说明端点有问题：${outcome.message}`,
    en: `An error of the judge itself, which says nothing of the endpoint: ${outcome.message}`,
  };
}

const unseen: Text = {
  zh: '本次评测中没有出现可以判断的应答',
  en: 'No reply of this run could decide it',
};
