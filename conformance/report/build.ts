import { registers } from '../../generated/requirements.ts';
import type { Text } from '../../spec/language.ts';
import type { Contract } from '../contract.ts';
import { type Mask, maskHeader, maskOf } from '../mask.ts';
import type { Observation } from '../observation.ts';
import { failureText } from '../recorder.ts';
import type { CheckResult, Difference, Exchange, Verdict } from '../result.ts';
import { contractOf } from '../role.ts';
import { type Decided, exitCode, type Run } from '../run.ts';
import type { Selection } from '../select.ts';
import type { Need, Target } from '../target.ts';
import { attested } from './attestation.ts';
import { toChapters } from './chapters.ts';
import { environmentOf } from './environment.ts';
import { findingOf } from './finding.ts';
import { countVerdicts, figuresOf } from './operations.ts';
import { planOf } from './plan.ts';
import { profileOf } from './profile.ts';
import type { Report } from './report.ts';
import { shownTarget } from './shown-target.ts';
import { timelineOf } from './timeline.ts';
import { conclusionWords } from './words.ts';

export interface ReportInput<Session> {
  readonly contract: Contract;
  readonly target: Target;
  readonly version: string;
  readonly startedAt: Date;
  readonly run: Run<Session>;
  /** How many checks there are; fewer in the run means that a person chose some. */
  readonly total: number;
  readonly selection?: Selection;
}

/** Joins what the run decided with the register, masking every secret on the way. */
export function buildReport<Session>(input: ReportInput<Session>): Report {
  const { contract, target, version, startedAt, run, total, selection = {} } = input;
  const mask = maskOf(target, run.learned);
  const results = run.decided.map((decided) => toResult(decided, mask));
  const counts = countVerdicts(results);
  const code = exitCode(run.decided);
  const ids = results.map(({ id }) => id);
  const observations = run.decided.flatMap((decided) => decided.observations);
  const operations = contract.endpoints.map(({ operation }) => operation.operationId);
  return attested({
    format: 'qiyue-report/2',
    tool: { name: 'qiyue', version },
    contract: { id: contract.id, title: contract.title, sha256: contract.sha256 },
    target: shownTarget(target, mask),
    plan: planOf(target, ids, selection),
    environment: environmentOf(target, mask),
    startedAt: startedAt.toISOString(),
    duration: Math.round(run.duration),
    requests: run.requests,
    available: total,
    conclusion: { word: conclusion(code, counts, results), exitCode: code },
    counts,
    profile: profileOf(results),
    leftBehind: run.leftBehind.map((record) => ({ ...record, value: mask(record.value) })),
    chapters: toChapters(registers[contractOf(contract.id)], results),
    results,
    operations: figuresOf(operations, observations, results),
    timeline: timelineOf(run.decided, mask),
    flows: [],
    waivers: [],
    comparison: null,
  });
}

/** The word that stands at the top: a failed wish is an advice, a failed rule is not. */
function conclusion(
  code: 0 | 1 | 3,
  counts: Record<Verdict, number>,
  results: readonly CheckResult[],
): Text {
  if (code === 1) return conclusionWords.failed;
  if (code === 3) return conclusionWords.unfinished;
  const advice = counts.warn > 0 || results.some(({ verdict }) => verdict === 'fail');
  return advice ? conclusionWords.advised : conclusionWords.conforming;
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
      return { reading, says: both(says, mask), at: at && mask(at) };
    }),
    reason: both(reasonOf(decided), mask),
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
    expected: both(expected, mask),
    actual: both(actual, mask),
    at: at && mask(at),
    advice: both(advice, mask),
  };
}

const both = <T extends Text | null>(text: T, mask: Mask): T | Text =>
  text && { zh: mask(text.zh), en: mask(text.en) };

function reasonOf<Session>({ outcome }: Decided<Session>): Text | null {
  if (outcome.verdict === 'skipped') {
    return outcome.needs === null ? (outcome.reason ?? unseen) : needText(outcome.needs);
  }
  if (outcome.verdict === 'blocked') {
    return { zh: `须先解决 ${outcome.by}`, en: `${outcome.by} comes first` };
  }
  if (outcome.verdict !== 'error') return null;
  return {
    zh: `评测程序自身出错，不说明端点有问题：${outcome.message}`,
    en: `An error of the judge itself, which says nothing of the endpoint: ${outcome.message}`,
  };
}

const unseen: Text = {
  zh: '本次评测中没有出现可以判断的应答',
  en: 'No reply of this run could decide it',
};

function needText(need: Need): Text {
  if (need === 'load' || need === 'write') {
    return {
      zh: `目标文件没有许可：allow: [${need}]`,
      en: `The target file gives no leave: allow: [${need}]`,
    };
  }
  if (need.startsWith('capability.')) {
    const name = need.slice('capability.'.length);
    return {
      zh: `目标文件没有声明这个能力：capabilities: [${name}]`,
      en: `The target file does not claim it: capabilities: [${name}]`,
    };
  }
  const key = need.includes('.') ? `fixtures.${need.replace(/^fixtures\./, '')}` : need;
  return { zh: `目标文件中没有 ${key}`, en: `The target file has no ${key}` };
}

const textLimit = 64 * 1024;

function toExchange(observation: Observation, mask: Mask): Exchange {
  const { request, reply, failure, startedAt, duration, curl } = observation;
  const headersOf = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => [name, maskHeader(name, mask(value))] as const);
  const shell = mask(curl());
  return {
    request: {
      method: request.method,
      url: mask(request.path),
      headers: headersOf(request.headers),
      body: request.body === null ? null : cut(mask(request.body.toString('utf8'))),
    },
    reply: reply && {
      status: reply.status,
      headers: headersOf(Object.entries(reply.headers)),
      body: cut(mask(reply.text)),
    },
    failure: reply === null ? both(failureText(failure), mask) : null,
    startedAt: Math.round(startedAt * 10) / 10,
    duration: Math.round(duration * 10) / 10,
    curl: shell.length > textLimit ? `${shell.slice(0, textLimit)} …` : shell,
  };
}

const cut = (text: string): string => text.slice(0, textLimit);
