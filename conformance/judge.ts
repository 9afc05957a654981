import type { Check } from './check.ts';
import { judgedAs } from './checks/index.ts';
import { contractFrom } from './contract/contract-file.ts';
import { buildReport } from './report/build.ts';
import { harEntries } from './report/har-entry.ts';
import type { HarEntry } from './report/har-format.ts';
import type { Report } from './report/report.ts';
import type { Decided } from './run.ts';
import type { Settings } from './selection/settings.ts';
import { strictly } from './selection/strict.ts';
import type { Target } from './target/target.ts';
import { version } from './version.ts';

export interface JudgeOptions extends Settings {
  readonly target: Target;
  /** A bundle other than the generated one: JSON, references not resolved. */
  readonly contractFile?: string;
  /** Called once it is known that there is something to run, before the first request. */
  readonly onStart?: () => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Given every exchange of the run with its bodies, which are too much for the report. */
  readonly onExchanges?: (exchanges: readonly HarEntry[]) => void;
  /** Ends the run behind a check; the report then holds those before it and no more. */
  readonly isEnough?: (decided: Decided<never>) => boolean;
  /** Ends the run before the next check; what was taken is given back, the rest is skipped. */
  readonly signal?: AbortSignal;
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
  const { target, contractFile, onStart, onProgress, onExchanges, isEnough, signal, ...settings } =
    options;
  const { contract: shipped, select } = await judgedAs(target.contract);
  const contract = contractFile ? await contractFrom(target.contract, contractFile) : shipped;
  const { checks, available, run: start } = select(contract, settings);
  await onStart?.();
  const startedAt = new Date();
  const run = await start({
    target,
    settings,
    ...(isEnough && { isEnough }),
    ...(signal && { signal }),
    onDecided: ({ check, outcome }, done) =>
      onProgress?.({ done, total: checks.length, id: check.id, verdict: outcome.verdict }),
  });
  onExchanges?.(harEntries({ run, target, startedAt }));
  const judgedRun = settings.profile === 'strict' ? strict(run) : run;
  const total = available;
  return buildReport({ contract, target, version, startedAt, run: judgedRun, total, settings });
}

const strict = <Judged extends { readonly decided: readonly Decided<never>[] }>(run: Judged) => ({
  ...run,
  decided: run.decided.map(strictly),
});

/** The checks that would run, in their order. Throws `UsageError` as `judge` does. */
export async function chosenChecks(
  target: Pick<Target, 'contract'>,
  settings: Settings = {},
  contractFile?: string,
): Promise<readonly Check<never>[]> {
  const { contract: shipped, select } = await judgedAs(target.contract);
  const contract = contractFile ? await contractFrom(target.contract, contractFile) : shipped;
  return select(contract, settings).checks;
}
