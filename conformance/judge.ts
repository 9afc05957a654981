import { judged } from './checks/index.ts';
import { contractFrom } from './contract-file.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/report.ts';
import type { Decided } from './run.ts';
import { runChecks } from './run.ts';
import { type Selection, selectChecks } from './select.ts';
import type { Target } from './target.ts';
import { version } from './version.ts';

export interface JudgeOptions extends Selection {
  readonly target: Target;
  /** A bundle other than the generated one: JSON, references not resolved. */
  readonly contractFile?: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly id: string;
  readonly verdict: Decided<never>['outcome']['verdict'];
}

/**
 * Judges one endpoint. Throws `UsageError` for a filter that matches nothing and `NothingProved`
 * when the endpoint cannot be judged at all; everything else is in the report.
 */
export async function judge(options: JudgeOptions): Promise<Report> {
  const { target, contractFile, onProgress } = options;
  const { platform, contract, checks: all } = open(target, contractFile);
  const every = all(contract);
  const checks = selectChecks(every, options);
  const startedAt = new Date();
  const run = await runChecks({
    target,
    contract,
    platform,
    checks,
    onDecided: ({ check, outcome }, done) =>
      onProgress?.({ done, total: checks.length, id: check.id, verdict: outcome.verdict }),
  });
  return buildReport({ contract, target, version, startedAt, run, total: every.length });
}

/** The checks that would run, in their order. */
export function listChecks(target: Pick<Target, 'contract'>, selection: Selection = {}) {
  const { contract, checks } = judged[target.contract]();
  return selectChecks(checks(contract), selection);
}

function open(target: Target, file: string | undefined) {
  const known = judged[target.contract]();
  return file === undefined ? known : { ...known, contract: contractFrom(target.contract, file) };
}
