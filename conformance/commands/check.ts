import type { Language } from '../../spec/language.ts';
import { comparisonLines } from '../report/comparison-words.ts';
import type { Report } from '../report/report.ts';
import { terminal } from '../report/terminal.ts';
import { visible } from '../report/visible.ts';
import { isBroken, waiverSays } from '../report/waiver-words.ts';
import { type CheckOptions, orderOf } from './check-order.ts';
import { runOrder } from './check-run.ts';
import { dryRun } from './dry-run.ts';
import { interruption } from './interruption.ts';

/**
 * `qiyue check`: judges, writes the reports, prints findings and verdict; gives the exit code.
 * Throws `UsageError`; then no report is left in the folder. Throws `NothingProved` behind reports
 * that say so.
 */
export async function checkCommand(
  contract: string,
  options: CheckOptions,
  language: Language,
): Promise<number> {
  const order = await orderOf(contract, options, language);
  using interrupted = interruption(language);
  const report = await runOrder(order, interrupted.signal);
  process.stdout.write(said(report, language, order.again));
  return report.conclusion.exitCode;
}

/** `qiyue check --dry-run`: says what would run; gives the exit code. Throws `UsageError`. */
export async function dryRunCommand(
  contract: string,
  { verbose = false, ...options }: CheckOptions & { readonly verbose?: boolean },
  language: Language,
): Promise<number> {
  const lines = await dryRun(await orderOf(contract, options, language), { verbose });
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** What the terminal shows of a run, the verdict last; `again` is what a replay is told. */
export function said(report: Report, language: Language, again: string): string {
  const { waivers, comparison } = report;
  const accepted = report.results.filter(({ waiver }) => waiver !== null).length;
  const count = { zh: `已豁免 ${accepted} 项`, en: `waived: ${accepted}` };
  const lines = [
    ...brokenWaivers(report, language),
    ...(waivers.length > 0 ? [count[language], ''] : []),
    ...(comparison ? [...comparisonLines(comparison, report, language), ''] : []),
  ];
  const colour = process.stdout.isTTY === true;
  const text = terminal(report, { language, colour, again });
  return lines.map((line) => `${line}\n`).join('') + text;
}

/** The waivers that fail a run by themselves, because nobody looks after them. */
export const brokenWaivers = ({ waivers }: Report, language: Language): readonly string[] =>
  waivers.filter(isBroken).map((waiver) => visible(waiverSays(waiver)[language]));
