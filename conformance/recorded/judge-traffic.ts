import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import type { Selected } from '../checks/joined.ts';
import type { Contract } from '../contract/contract.ts';
import type { Observation } from '../exchange/observation.ts';
import { openSession } from '../exchange/session.ts';
import { maskOf } from '../mask.ts';
import { NothingProved } from '../nothing-proved.ts';
import { attested } from '../report/attestation.ts';
import { buildReport } from '../report/build.ts';
import { harEntries } from '../report/har-entry.ts';
import type { HarEntry } from '../report/har-format.ts';
import { figuresOf } from '../report/operations.ts';
import type { Report } from '../report/report.ts';
import { timelineOf } from '../report/timeline.ts';
import { counted } from '../report/words.ts';
import { type Decided, type Platform, type Run, runChecks } from '../run.ts';
import type { Selection } from '../selection/select.ts';
import type { Target } from '../target/target.ts';
import { version } from '../version.ts';
import type { Accepted } from './accepted.ts';
import type { LeftOut } from './left-out.ts';
import { onTraffic, type RecordedSession } from './passive.ts';
import { secretsOf } from './secrets.ts';
import type { Judgeable } from './traffic.ts';

/** Traffic that has passed between clients and one endpoint. */
export interface Traffic {
  readonly contract: Contract;
  readonly target: Target;
  readonly seen: readonly Judgeable[];
  readonly startedAt: Date;
  /** Milliseconds from the first request to the last reply. */
  readonly duration: number;
  /** Whether values may have been replaced by stars before it was written down. */
  readonly isMasked: boolean;
  /** How many exchanges the conclusion speaks of, where not all are kept. */
  readonly total?: number;
  /** What has passed as well and is not judged, and why. */
  readonly leftOut?: readonly LeftOut[];
}

/** The report, and the exchanges for a file of their own. */
export interface JudgedTraffic {
  readonly report: Report;
  readonly exchanges: readonly HarEntry[];
}

/**
 * The report of a live run, on traffic: the checks that look back decide, those that have to send
 * something are skipped and say so. Traffic can prove a fault, and else shows what was seen.
 */
export async function judgeTraffic(
  traffic: Traffic,
  { checks, available }: Pick<Selected, 'checks' | 'available'>,
  selection: Selection = {},
): Promise<JudgedTraffic> {
  const { contract, target, startedAt, duration } = traffic;
  if (!traffic.seen.some(({ isAnswered }) => isAnswered)) throw new NothingProved(unanswered);
  const run = redactedRun(await decide(traffic, checks), traffic);
  const report = buildReport({
    contract,
    target,
    version,
    startedAt,
    run: { ...run, duration },
    total: available,
    settings: selection,
  });
  const exchanges = harEntries({ run, target, startedAt });
  return { report: withTraffic(report, traffic, run), exchanges };
}

const unanswered: Text = {
  zh: '记录中没有一个接口调用带有可以判断的应答；请连同应答正文一起导出。',
  en: 'No call in the traffic has a reply that can be judged; export it with the bodies of replies.',
};

/** Nothing is sent: the session of each check holds what was recorded. */
async function decide(
  { contract, target, seen, isMasked }: Traffic,
  checks: Selected['checks'],
): Promise<Run<RecordedSession>> {
  const answered = seen.filter(({ isAnswered }) => isAnswered);
  const accepted = new Map(
    answered
      .flatMap((one) => one.accepted.map((fault) => [fault.check, fault] as const))
      .toReversed(),
  );
  const platform: Platform<RecordedSession> = {
    prepare: async () => undefined,
    open(_, recording) {
      recording.all.push(...answered.map(({ observation }) => observation));
      return (recorder) => openSession(target, recording, recorder);
    },
  };
  // The one cast: a check that looks back asks nothing of a session but what this one has.
  const known = checks as unknown as readonly Check<RecordedSession>[];
  return runChecks({
    contract,
    target,
    platform,
    checks: known.map((check) => failing(onTraffic(check, isMasked), accepted.get(check.id))),
  });
}

function failing(
  check: Check<RecordedSession>,
  fault: Accepted | undefined,
): Check<RecordedSession> {
  if (!fault || check.severity !== 'must') return check;
  return {
    ...check,
    run() {
      throw fault.mismatch;
    },
  };
}

/** Other people's secrets are hidden where they stand, and wherever else they come back. */
function redactedRun(
  run: Run<RecordedSession>,
  { contract, target, seen }: Traffic,
): Run<RecordedSession> {
  const secrets = secretsOf(contract);
  const origin = new URL(target.url).origin;
  const hide = (one: Observation): Observation => secrets.redacted(one, origin);
  return {
    ...run,
    decided: run.decided.map((decided) => ({
      ...decided,
      observations: decided.observations.map(hide),
      evidence: decided.evidence && hide(decided.evidence),
    })),
    exchanges: seen.map(({ observation }) => hide(observation)),
    learned: [...new Set(seen.flatMap(({ observation }) => secrets.valuesIn(observation)))],
  };
}

/** What the exchanges themselves say: no check has made them, so they stand beside the checks. */
function withTraffic(report: Report, traffic: Traffic, run: Run<RecordedSession>): Report {
  const { contract, target, seen } = traffic;
  const operations = contract.endpoints.map(({ operation }) => operation.operationId);
  const shown = run.exchanges ?? [];
  const byOperation = [...Map.groupBy(shown, ({ operation }) => operation)];
  const decided = byOperation.flatMap(([operation, own]) => asDecided(run, operation, own));
  const { word, exitCode } = report.conclusion;
  return attested({
    ...report,
    requests: traffic.total ?? seen.length,
    operations: figuresOf(operations, shown, report.results),
    timeline: timelineOf(decided, maskOf(target, run.learned)),
    conclusion: { word: exitCode === 0 ? seenWord(report, traffic) : word, exitCode },
  });
}

/** The exchanges of an operation, under the check that looks at its replies as a whole. */
function asDecided(
  { decided }: Run<RecordedSession>,
  operation: string,
  observations: readonly Observation[],
): readonly Decided<RecordedSession>[] {
  const home = decided.find(({ check }) => check.operation === operation) ?? decided[0];
  return home ? [{ ...home, observations }] : [];
}

/** No fault in what was seen is all that can be said: nothing was tried. */
function seenWord({ counts, results }: Report, traffic: Traffic): Text {
  const seen = traffic.seen.filter(({ isAnswered }) => isAnswered);
  const total = (traffic.total ?? traffic.seen.length) - (traffic.seen.length - seen.length);
  const operations = new Set(seen.map(({ observation }) => observation.operation)).size;
  const isAdvised = counts.warn > 0 || results.some(({ verdict }) => verdict === 'fail');
  return {
    zh: `所见 ${operations} 个接口的 ${total} 次交换未见不符${isAdvised ? '（有建议项）' : ''}`,
    en: `no fault in ${counted(total, 'exchange')} of ${counted(operations, 'operation')}${isAdvised ? ', with advice' : ''}`,
  };
}
