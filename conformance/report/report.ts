import type { Text } from '../../spec/language.ts';
import type { CheckResult, LeftBehind, Verdict } from '../result.ts';

/** Everything a report is made of; `report.json` is this value (see `report.schema.json`). */
export interface Report {
  readonly format: 'qiyue-report/1';
  readonly tool: { readonly name: 'qiyue'; readonly version: string };
  readonly contract: {
    readonly id: string;
    readonly title: Text;
    /** SHA-256 of the bundle that was judged against. */
    readonly sha256: string;
  };
  readonly target: { readonly url: string; readonly name: string };
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
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
