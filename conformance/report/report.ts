import type { Text } from '../../spec/language.ts';
import type { CheckResult, LeftBehind, Severity, Verdict } from '../result.ts';
import type { Environment } from './environment.ts';

/** Everything a report is made of; `report.json` is this value (see `report.schema.json`). */
export interface Report {
  readonly format: 'qiyue-report/3';
  readonly tool: { readonly name: 'qiyue'; readonly version: string };
  readonly contract: {
    readonly id: string;
    readonly title: Text;
    /** SHA-256 of the bundle that was judged against. */
    readonly sha256: string;
  };
  readonly target: { readonly url: string; readonly name: string };
  readonly plan: Plan;
  readonly environment: Environment;
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Zero where the run could not begin: what it tried before is not counted. */
  readonly requests: number;
  /** How many checks the contract has; more than `results` when a person chose some. */
  readonly available: number;
  readonly conclusion: { readonly word: Text; readonly exitCode: 0 | 1 | 3 };
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The deviation profile: every tolerated variant that was seen, by reading. */
  readonly profile: readonly ProfileEntry[];
  /** What the endpoint has stored of this run. */
  readonly leftBehind: readonly LeftBehind[];
  readonly chapters: readonly ReportChapter[];
  readonly results: readonly CheckResult[];
  /** How the calls of each operation went, in the order of the contract. */
  readonly operations: readonly OperationFigures[];
  /** Every exchange of the run in the order of sending. */
  readonly timeline: readonly TimelineEntry[];
  readonly flows: readonly ReportFlow[];
  readonly waivers: readonly AppliedWaiver[];
  /** What has changed since an earlier run; null without one. */
  readonly comparison: Comparison | null;
  readonly attestation: Attestation;
}

/** What was asked of the judge. */
export interface Plan {
  /** SHA-256 of the ids of the checks in their order, one per line. */
  readonly sha256: string;
  readonly only: readonly string[];
  readonly clause: readonly string[];
  /** The least severity that was asked for. */
  readonly severity: Severity;
  /** `strict` makes failures of warnings (rule 2 of the readings). */
  readonly profile: 'published' | 'strict';
  /** What every random choice of the run comes from. */
  readonly seed: number;
  /** Requests per second, all credentials together. */
  readonly rate: number;
  readonly budget: Budget | null;
}

/** How much a run may cost; what it does not reach is skipped. */
export interface Budget {
  readonly requests: number | null;
  readonly seconds: number | null;
}

/** Counts and milliseconds of one operation's calls. */
export interface OperationFigures {
  readonly operation: string;
  readonly requests: number;
  readonly unanswered: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly median: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly slowest: number | null;
}

/** One exchange as the timeline shows it, secrets masked. */
export interface TimelineEntry {
  readonly check: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since the run began, and how long it took. */
  readonly startedAt: number;
  readonly duration: number;
  /** Null without a reply. */
  readonly status: number | null;
  /** The code of the envelope as text; null where there is none. */
  readonly code: string | null;
  /** What was signed, in the order it was joined, the secret masked. */
  readonly signed: string | null;
}

/** A flow of calls that the contract describes, and whether each step is proved. */
export interface ReportFlow {
  readonly id: string;
  readonly title: Text;
  readonly steps: readonly {
    readonly id: string;
    readonly operation: string;
    /** The worst verdict of the checks of the operation; null when none ran. */
    readonly verdict: Verdict | null;
  }[];
}

/** A waiver from `waivers.yaml`, and what it did. */
export interface AppliedWaiver {
  /** Id of a check or a requirement. */
  readonly waives: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, as yyyy-MM-dd. */
  readonly expires: string;
  /** Stale: nothing failed that it could waive. Stale and expired ones fail the run. */
  readonly state: 'active' | 'stale' | 'expired';
  /** Ids of the failed checks that it covers. */
  readonly checks: readonly string[];
}

/** Ids of checks by what became of them since an earlier report. */
export interface Comparison {
  readonly earlier: { readonly startedAt: string; readonly resultsSha256: string };
  readonly new: readonly string[];
  readonly fixed: readonly string[];
  readonly still: readonly string[];
  /** Failed in one of several runs of the same plan against the same target. */
  readonly flaky: readonly string[];
  /** Failed in the last run before, and neither passed nor failed in this one. */
  readonly unjudged: readonly string[];
}

/** Who proved what of which endpoint, and when; `qiyue report verify` computes the hashes again. */
export interface Attestation {
  readonly target: string;
  /** Who ran the judge: from `QIYUE_TESTER`, else the name of the user and the machine. */
  readonly tester: string;
  /** ISO 8601 with zone. */
  readonly finishedAt: string;
  readonly contractSha256: string;
  readonly planSha256: string;
  readonly resultsSha256: string;
}

/** One tolerated variant, and where it was seen. */
export interface ProfileEntry {
  /** The reading that tolerates it, e.g. `WH-A15`. */
  readonly reading: string;
  readonly says: Text;
  readonly operations: readonly string[];
  /** Ids of the checks that saw it, as they ran. */
  readonly checks: readonly string[];
}

/** One clause of the source document with its requirements, in the document's own order. */
export interface ReportChapter {
  readonly clause: string;
  readonly title: Text;
  readonly requirements: readonly ReportRequirement[];
}

export interface ReportRequirement {
  readonly id: string;
  readonly says: Text;
  readonly strength: string;
  readonly testability: string;
  /** Worst verdict of its checks; null when none reaches it, then `reason` says why. */
  readonly verdict: Verdict | null;
  readonly checks: readonly string[];
  readonly reason: Text | null;
}
