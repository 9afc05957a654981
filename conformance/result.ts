import type { Text } from '../spec/language.ts';

/** How much a failed check weighs. Only a failed `must` breaks conformance (readings, rule 3). */
export type Severity = 'must' | 'should' | 'may';

/** What became of a check. `error` is a fault of ours or of a contract, no finding. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'skipped' | 'blocked' | 'error';

/** One request and what came back, secrets already masked. */
export interface Exchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** Decoded as UTF-8, cut after 64 KiB; null when nothing was sent. */
    readonly body: string | null;
  };
  /** Null when no reply came; `failure` then says why. */
  readonly reply: {
    readonly status: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: string;
  } | null;
  readonly failure: Text | null;
  /** Milliseconds since the run began, and from the first byte sent to the last byte received. */
  readonly startedAt: number;
  readonly duration: number;
  /** A shell command that sends the same with fresh credentials; secrets come from variables. */
  readonly curl: string;
}

/** A tolerated variant that was seen: conforming, but worth naming. */
export interface Warning {
  /** The reading that tolerates it, e.g. `WH-A15`. */
  readonly reading: string;
  readonly says: Text;
  /** JSON Pointer into the reply, or null when it is not about one value. */
  readonly at: string | null;
}

/** What every value begins with that a run makes up and an endpoint stores. */
export const testPrefix = 'QIYUE-TEST-';

/** A record of the run that the endpoint has stored and that nothing takes away again. */
export interface LeftBehind {
  readonly operation: string;
  /** The field that tells the record, e.g. `caseid`. */
  readonly name: string;
  readonly value: string;
}

/** How the endpoint differs from what its document or its requirement says. */
export interface Difference {
  readonly expected: Text;
  readonly actual: Text;
  /** JSON Pointer into the reply body; null when it is about the whole exchange. */
  readonly at: string | null;
  /** What an implementer does about it. */
  readonly advice: Text | null;
  /** Index into `exchanges` of the one that shows it. */
  readonly exchange: number;
}

/** One check after the run, ready for every report. */
export interface CheckResult {
  readonly id: string;
  readonly title: Text;
  /** The requirements it decides, the most specific first. */
  readonly requirements: readonly string[];
  readonly severity: Severity;
  readonly source: 'derived' | 'hand-written';
  readonly operation: string;
  /** The parameter, field or header it is about. */
  readonly field: string | null;
  readonly verdict: Verdict;
  readonly difference: Difference | null;
  readonly warnings: readonly Warning[];
  /** Why it was skipped, by which check it is blocked, or what went wrong on our side. */
  readonly reason: Text | null;
  readonly blockedBy: string | null;
  readonly exchanges: readonly Exchange[];
  /** What `qiyue replay` knows a finding by; null unless the check failed. */
  readonly finding: string | null;
  /** Where the contract says what the check is about: a file of `spec/` and a line from 1. */
  readonly place: { readonly file: string; readonly line: number } | null;
  /** The check that is most like this one and passed; null unless this one failed. */
  readonly nearestPass: NearestPass | null;
  /** Id of the failed check that stands for all with the same cause; null where it is the one. */
  readonly cause: string | null;
  /** Index into the waivers of the report. */
  readonly waiver: number | null;
}

/** What went well, close to what did not. */
export interface NearestPass {
  readonly check: string;
  readonly title: Text;
  /** The exchange that decided it. */
  readonly exchange: Exchange | null;
}
