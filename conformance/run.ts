import type { Text } from '../spec/language.ts';
import type { Check } from './check.ts';
import type { Contract } from './contract/contract.ts';
import { type Client, openClient } from './exchange/client.ts';
import type { Observation } from './exchange/observation.ts';
import { type Clock, createPace, defaultRate } from './exchange/pace.ts';
import {
  createRecorder,
  type Recorder,
  type Recording,
  startRecording,
} from './exchange/recorder.ts';
import type { TlsFacts } from './exchange/tls-facts.ts';
import { paceCheck } from './expect.ts';
import { Mismatch } from './mismatch.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { LeftBehind, Warning } from './result.ts';
import type { Settings } from './selection/settings.ts';
import { cutOff, mostRequests, roomFor, stopReason, toldOf } from './selection/stop.ts';
import { offers, type Target } from './target/target.ts';

/** How one contract's endpoints are spoken to and what is checked of them. */
export interface Platform<Session, Spoken extends Target = Target> {
  /** Gives what opens a session for a check; the same one serves a whole run. */
  readonly open: (target: Spoken, recording: Recording) => (recorder: Recorder) => Session;
  /** Throws `NothingProved` when there is nothing to judge. */
  readonly prepare: (session: Session) => Promise<void>;
  /** Gives back what a check has taken and nobody needs any more. */
  readonly tidy?: (session: Session) => Promise<void>;
  /** Gives back what the run has taken, as sessions that are still open. */
  readonly finish?: (session: Session) => Promise<void>;
}

export interface Decided<Session> {
  readonly check: Check<Session>;
  readonly outcome: Outcome;
  readonly warnings: readonly Warning[];
  readonly observations: readonly Observation[];
  /** The exchange that shows the difference. */
  readonly evidence: Observation | null;
}

export interface RunOptions<Session, Spoken extends Target = Target> {
  readonly target: Spoken;
  readonly contract: Contract;
  readonly platform: Platform<Session, Spoken>;
  readonly checks: readonly Check<Session>[];
  readonly onDecided?: (decided: Decided<Session>, done: number) => void;
  /** Ends the run behind a check: whoever wants to know one thing need not wait for the others. */
  readonly isEnough?: (decided: Decided<Session>) => boolean;
  readonly settings?: Settings;
  /** Ends the run before the next check: the rest is skipped, and what was taken given back. */
  readonly signal?: AbortSignal;
  /** What the pace measures time by; the real time where none is named. */
  readonly clock?: Clock;
}

export interface Run<Session> {
  readonly decided: readonly Decided<Session>[];
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Secrets that the endpoint gave out, which no report may show. */
  readonly learned: readonly string[];
  readonly leftBehind: readonly LeftBehind[];
  /** Everything sent, also between the checks; undefined where the checks sent all. */
  readonly exchanges?: readonly Observation[];
  /** Null over plain HTTP; undefined where nobody was called. */
  readonly tls?: TlsFacts | null;
}

/** Runs the checks one after the other. Throws `NothingProved` before the first if need be. */
export async function runChecks<Session, Spoken extends Target>(
  options: RunOptions<Session, Spoken>,
): Promise<Run<Session>> {
  const { target, contract } = options;
  const client = openClient(target);
  const pace = createPace(target.rate ?? defaultRate(target.url), options.clock);
  const most = mostRequests(options.settings);
  const recording = startRecording({ contract, client, pace, most });
  try {
    const decided = await decideAll(options, recording);
    const { sent, began, learned, leftBehind, all, asides } = recording;
    const exchanges = [...all, ...asides];
    const duration = performance.now() - began;
    const tls = client.tls();
    const known = { learned: [...learned], leftBehind, exchanges, tls };
    return { decided, requests: sent, duration, ...known };
  } finally {
    await closeQuietly(client);
  }
}

async function decideAll<Session, Spoken extends Target>(
  options: RunOptions<Session, Spoken>,
  recording: Recording,
): Promise<readonly Decided<Session>[]> {
  const { target, contract, platform, checks, onDecided, isEnough } = options;
  const open = platform.open(target, recording);
  const finish = async (): Promise<void> => platform.finish?.(open(createRecorder(recording)));
  await platform.prepare(open(createRecorder(recording))).catch(async (error: unknown) => {
    await finish().catch(() => undefined);
    throw toldOf(error, options.settings);
  });
  const outcomes = new Map<string, Outcome>();
  const results: Decided<Session>[] = [];
  for (const check of checks) {
    const [recorder, before] = [createRecorder(recording), recording.withheld];
    const stopped = stopReason(options, recording, roomFor(check));
    const early = unready(check, target, outcomes, stopped);
    const tried = early
      ? { check, outcome: early, warnings: [], observations: [], evidence: null }
      : named(await decide(check, recorder, open(recorder)), contract);
    const decided = recording.withheld > before ? cutOff(tried) : tried;
    outcomes.set(check.id, decided.outcome);
    results.push(decided);
    onDecided?.(decided, results.length);
    if (!early) await platform.tidy?.(open(createRecorder(recording)));
    if (isEnough?.(decided)) break;
  }
  await finish();
  return results;
}

/** Why a check need not be tried: something is not offered, or what it builds on did not pass. */
function unready<Session>(
  { needs = [], after = [] }: Check<Session>,
  target: Target,
  outcomes: ReadonlyMap<string, Outcome>,
  stopped: Text | null,
): Outcome | undefined {
  const missing = needs.find((need) => !offers(target, need));
  if (missing) return { verdict: 'skipped', needs: missing };
  if (stopped) return { verdict: 'skipped', needs: null, reason: stopped };
  const blocker = after.find((id) => {
    const verdict = outcomes.get(id)?.verdict;
    return verdict !== undefined && verdict !== 'pass' && verdict !== 'warn';
  });
  return blocker ? { verdict: 'blocked', by: blocker } : undefined;
}

/** The one blocker that every contract has is named by whoever knows no contract. */
function named<Session>(decided: Decided<Session>, { id }: Contract): Decided<Session> {
  const { outcome } = decided;
  if (outcome.verdict !== 'blocked' || outcome.by !== paceCheck) return decided;
  return { ...decided, outcome: { ...outcome, by: `${id}.${paceCheck}` } };
}

async function decide<Session>(
  check: Check<Session>,
  recorder: Recorder,
  session: Session,
): Promise<Decided<Session>> {
  const base = { check, observations: recorder.observations };
  try {
    await check.run(session);
    const warnings = distinct(recorder.warnings);
    return {
      ...base,
      outcome: { verdict: warnings.length > 0 ? 'warn' : 'pass' },
      warnings,
      evidence: null,
    };
  } catch (error) {
    const warnings = distinct(recorder.warnings);
    return { ...base, outcome: outcomeOf(error), warnings, evidence: evidenceOf(error, recorder) };
  }
}

/** The exchange that shows what was thrown: the one named, that of the reply, or the last. */
function evidenceOf(error: unknown, { observations }: Recorder): Observation | null {
  const { evidence = null, reply = null } = error instanceof Mismatch ? error : {};
  const shown = observations.find((one) => reply !== null && one.reply === reply);
  return evidence ?? shown ?? observations.at(-1) ?? null;
}

const distinct = (warnings: readonly Warning[]): readonly Warning[] => [
  ...new Map(warnings.map((warning) => [warning.reading + warning.says.en, warning])).values(),
];

/** Connections that are still open must not keep the program alive; how they end is no matter. */
const closeQuietly = (client: Client): Promise<void> => client.close().catch(() => undefined);
