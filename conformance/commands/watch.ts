import { dirname, join } from 'node:path';
import { inBoth, type Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { NothingProved } from '../nothing-proved.ts';
import { compared } from '../report/comparison.ts';
import { comparisonLines } from '../report/comparison-words.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import { brokenWaivers, said } from './check.ts';
import { type CheckOptions, type Order, orderOf } from './check-order.ts';
import { runOrder } from './check-run.ts';
import { interruption } from './interruption.ts';
import { awaitChange, stateOf } from './watch-files.ts';

/** What a watch knows of the runs before. */
interface Watched {
  readonly report: Report | null;
  readonly exitCode: number;
}

/** How a run is ended and shown. */
interface Showing {
  readonly signal: AbortSignal;
  readonly language: Language;
}

/**
 * `qiyue check --watch`: judges again whenever a file of the order changes or Enter is pressed, and
 * says what is new, fixed and still there. Ends with Ctrl-C and gives the exit code of the last
 * run. Throws `UsageError` only for what is wrong at the beginning.
 */
export async function watchCommand(
  contract: string,
  options: CheckOptions,
  language: Language,
): Promise<number> {
  const order = () => orderOf(contract, options, language);
  await order();
  using interrupted = interruption(language);
  const { signal } = interrupted;
  const files = filesOf(options);
  let last: Watched = { report: null, exitCode: 3 };
  for (;;) {
    const before = stateOf(files);
    last = await runAgain(last, order, { signal, language });
    if (!signal.aborted) {
      process.stderr.write(`${waiting[language]}\n`);
      await awaitChange(files, before, signal);
    }
    if (signal.aborted) return last.exitCode;
  }
}

/** One run; what a person can mend, in the files or at the endpoint, is told and waited for. */
async function runAgain(
  before: Watched,
  order: () => Promise<Order>,
  { signal, language }: Showing,
): Promise<Watched> {
  try {
    const made = await order();
    const report = await runOrder(made, signal);
    const text = before.report
      ? changes(before.report, report, language)
      : said(report, language, made.again);
    process.stdout.write(text);
    return { report, exitCode: report.conclusion.exitCode };
  } catch (error) {
    const isKnown = error instanceof UsageError || error instanceof NothingProved;
    if (!isKnown) throw error;
    process.stderr.write(`${visible(error.text[language])}\n`);
    return { ...before, exitCode: error instanceof UsageError ? 2 : 3 };
  }
}

/** What has changed since the run before, and the verdict as the last line. */
function changes(before: Report, report: Report, language: Language): string {
  const { comparison } = compared(report, [before]);
  const lines = comparison ? comparisonLines(comparison, report, language) : [];
  const waivers = brokenWaivers(report, language);
  return [...waivers, ...lines, inBoth(report.conclusion.word), ''].join('\n');
}

/** What the next run would read anew. */
const filesOf = ({ target, contract, waivers }: CheckOptions): readonly string[] => [
  target,
  waivers ?? join(dirname(target), 'waivers.yaml'),
  ...(contract === undefined ? [] : [contract]),
];

const waiting = {
  zh: '等待改动；按回车重新评测，Ctrl-C 结束。',
  en: 'Waiting for a change; Enter judges again, Ctrl-C ends.',
};
