import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { judge } from '../judge.ts';
import { terminal } from '../report/terminal.ts';
import { clearReports, ReportsNotWritten, writeReports } from '../report/write.ts';
import { knownRole } from '../role.ts';
import { readTarget } from '../target.ts';
import { createProgress } from './progress.ts';

export interface CheckOptions {
  readonly target: string;
  readonly report: string;
  readonly contract?: string;
  readonly only: readonly string[];
  readonly clause: readonly string[];
}

/**
 * `qiyue check`: judges, writes the reports, prints findings and verdict; gives the exit code.
 * Throws `UsageError` and `NothingProved`; then no report is left in the folder.
 */
export async function checkCommand(
  contract: string,
  options: CheckOptions,
  language: Language,
): Promise<number> {
  const id = knownRole(contract);
  const target = readTarget(options.target, process.env);
  if (target.contract !== id) throw mixedUp(id, target.contract, options.target);
  const progress = createProgress(process.stderr);
  const report = await judge({
    target,
    only: options.only,
    clause: options.clause,
    ...(options.contract === undefined ? {} : { contractFile: options.contract }),
    // What an earlier run proved must not pass for this one if it breaks off.
    onStart: () => clearReports(options.report).catch(asUsageError),
    onProgress: progress.show,
  }).finally(progress.clear);
  const files = await writeReports(report, options.report, { language }).catch(asUsageError);
  process.stdout.write(terminal(report, { language, colour: process.stdout.isTTY === true }));
  process.stderr.write(`${reportText[language]} ${files.html}\n`);
  return report.conclusion.exitCode;
}

const mixedUp = (wanted: string, found: string, file: string): UsageError =>
  new UsageError({
    zh: `${file} 是 ${found} 的目标文件，而要评测的是 ${wanted}。`,
    en: `${file} is a target file for ${found}, but ${wanted} is to be judged.`,
  });

/** A folder that refuses the reports is for the person at the keyboard to mend. */
export function asUsageError(error: unknown): never {
  throw error instanceof ReportsNotWritten ? new UsageError(error.says) : error;
}

const reportText = { zh: '报告：', en: 'Report:' };
