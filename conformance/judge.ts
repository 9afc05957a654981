import { judged } from './checks/index.ts';
import { contractFrom } from './contract-file.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/report.ts';
import type { Decided } from './run.ts';
import type { Selection } from './select.ts';
import type { Target } from './target.ts';
import { version } from './version.ts';

export interface JudgeOptions extends Selection {
  readonly target: Target;
  /** A bundle other than the generated one: JSON, references not resolved. */
  readonly contractFile?: string;
  /** Called once it is known that there is something to run, before the first request. */
  readonly onStart?: () => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run behind a check; the report then holds those before it and no more. */
  readonly isEnough?: (decided: Decided<never>) => boolean;
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
  const { target, contractFile, onStart, onProgress, isEnough, ...selection } = options;
  const { contract: shipped, select } = judged[target.contract]();
  const contract = contractFile ? contractFrom(target.contract, contractFile) : shipped;
  const { checks, available, run: start } = select(contract, selection);
  await onStart?.();
  const startedAt = new Date();
  const run = await start({
    target,
    ...(isEnough && { isEnough }),
    onDecided: ({ check, outcome }, done) =>
      onProgress?.({ done, total: checks.length, id: check.id, verdict: outcome.verdict }),
  });
  return buildReport({ contract, target, version, startedAt, run, total: available, selection });
}

/** The checks that would run, in their order. */
export function listChecks(target: Pick<Target, 'contract'>, selection: Selection = {}) {
  const { contract, select } = judged[target.contract]();
  return select(contract, selection).checks;
}
