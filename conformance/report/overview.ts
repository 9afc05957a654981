import { basename } from 'node:path';
import type { Text } from '../../spec/language.ts';
import { type AnyRole, titleOf } from '../contract/role.ts';
import type { Severity } from '../result.ts';
import type { FaultyTarget, ReadTarget } from '../target/target-folder.ts';
import { failures } from './findings.ts';
import { conclusionKind } from './html/conclusion.ts';
import type { Report } from './report.ts';
import { shownTarget } from './shown-target.ts';
import { type ConclusionKind, conclusions, conclusionWords, verdicts } from './words.ts';

/** Several endpoints judged in one run; `overview.json` is this (see `overview.schema.json`). */
export interface Overview {
  readonly format: 'qiyue-overview/1';
  readonly tool: Report['tool'];
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly conclusion: OverviewConclusion;
  readonly entries: readonly OverviewEntry[];
}

/** The word, and what the program ends with: 2 where a target file was wrong. */
export interface OverviewConclusion {
  readonly word: Text;
  readonly exitCode: 0 | 1 | 2 | 3;
}

/** What became of one target file. */
export interface OverviewEntry {
  /** The target file's name, without its folder. */
  readonly file: string;
  /** Null where the target file is wrong. */
  readonly role: AnyRole | null;
  readonly title: Text;
  readonly target: Report['target'] | null;
  readonly conclusion: OverviewConclusion;
  /** Why there is no report. */
  readonly reason: Text | null;
  readonly report: ReportSummary | null;
}

/** What the overview tells of a report. */
export interface ReportSummary
  extends Pick<Report, 'startedAt' | 'duration' | 'requests' | 'counts' | 'available'> {
  /** Where it is, from the overview's own folder, with `/` between the names. */
  readonly folder: string;
  /** The failed checks, the gravest first. */
  readonly findings: readonly OverviewFinding[];
}

export interface OverviewFinding {
  readonly id: string;
  readonly title: Text;
  readonly severity: Severity;
}

/** What became of one target file: a report, or why it could not be judged, or what is wrong. */
export type Judgement = JudgedTarget | UnprovedTarget | FaultyTarget;

export interface JudgedTarget extends ReadTarget {
  readonly report: Report;
}

export interface UnprovedTarget extends ReadTarget {
  readonly unproved: Text;
}

/** Joins what became of every target file of a run. */
export function overviewOf(
  judgements: readonly Judgement[],
  { tool, startedAt, duration }: Pick<Overview, 'tool' | 'startedAt' | 'duration'>,
): Overview {
  const entries = judgements.map(entryOf);
  const ends = (code: number) => entries.some(({ conclusion }) => conclusion.exitCode === code);
  const word = conclusionWords[overviewKind(entries)];
  const exitCode = exitOrder.find(ends) ?? 3;
  const format = 'qiyue-overview/1';
  return { format, tool, startedAt, duration, conclusion: { word, exitCode }, entries };
}

/** A wrong target file first, as it can be mended at once; then what was proved of the others. */
const exitOrder = [2, 1, 3, 0] as const;

/** Which of the four things an entry concludes. */
export function entryKind({ conclusion, report }: OverviewEntry): ConclusionKind {
  const { word, exitCode } = conclusion;
  if (report === null || exitCode === 2) return 'unfinished';
  return conclusionKind({ conclusion: { word, exitCode } });
}

/** What all of them conclude together: the gravest conclusion of any. */
export function overviewKind(entries: readonly OverviewEntry[]): ConclusionKind {
  const kinds = new Set(entries.map(entryKind));
  return conclusions.find((kind) => kinds.has(kind)) ?? 'unfinished';
}

/** The counts and requests of all reports together. */
export function totalsOf(
  entries: readonly OverviewEntry[],
): Pick<ReportSummary, 'counts' | 'requests'> {
  const counts = { pass: 0, warn: 0, fail: 0, skipped: 0, blocked: 0, error: 0 };
  const reports = entries.flatMap(({ report }) => report ?? []);
  for (const report of reports) {
    for (const verdict of verdicts) counts[verdict] += report.counts[verdict];
  }
  return { counts, requests: reports.reduce((sum, { requests }) => sum + requests, 0) };
}

function entryOf(judgement: Judgement): OverviewEntry {
  const file = basename(judgement.file);
  const title = { zh: file, en: file };
  if ('fault' in judgement) {
    const { fault: reason } = judgement;
    return { file, role: null, title, target: null, ...unfinished(2), reason, report: null };
  }
  const { target, folder } = judgement;
  if ('report' in judgement) return judged(file, target.contract, folder, judgement.report);
  return {
    file,
    role: target.contract,
    title: titleOf(target.contract),
    target: shownTarget(target),
    ...unfinished(3),
    reason: judgement.unproved,
    report: null,
  };
}

const unfinished = (exitCode: 2 | 3) => ({
  conclusion: { word: conclusionWords.unfinished, exitCode },
});

function judged(file: string, role: AnyRole, folder: string, report: Report): OverviewEntry {
  const { contract, target, conclusion, startedAt, duration, requests, counts, available } = report;
  const findings = failures(report).map(({ id, title, severity }) => ({ id, title, severity }));
  return {
    file,
    role,
    title: contract.title,
    target,
    conclusion,
    reason: null,
    report: { folder, startedAt, duration, requests, counts, available, findings },
  };
}
