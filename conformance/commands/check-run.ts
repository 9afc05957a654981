import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { judge } from '../judge.ts';
import { NothingProved } from '../nothing-proved.ts';
import { compared } from '../report/comparison.ts';
import type { HarEntry } from '../report/har-format.ts';
import type { Report } from '../report/report.ts';
import {
  clearReports,
  prepareFolder,
  ReportsNotWritten,
  type WriteOptions,
  writeReports,
} from '../report/write.ts';
import { applyWaivers } from '../waivers/waivers.ts';
import { dayInChina } from '../waivers/waivers-day.ts';
import type { Order } from './check-order.ts';
import { notBegun } from './check-run-not-begun.ts';
import { createProgress } from './progress.ts';

type Exchanges = Pick<WriteOptions, 'exchanges'>;

/**
 * Judges one endpoint, applies the waivers, compares with an earlier run and writes the reports.
 * Throws `UsageError`; then no report is left in the folder. Throws `NothingProved` as well, behind
 * reports that say so: whoever has to hand in a run has to hand in that it could not begin.
 */
export async function runOrder(order: Order, signal: AbortSignal): Promise<Report> {
  const startedAt = new Date();
  let exchanges: readonly HarEntry[] = [];
  try {
    const judged = await judgeOrder(order, signal, (all) => {
      exchanges = all;
    });
    return await handIn(waived(judged, order), order, { exchanges });
  } catch (error) {
    if (error instanceof NothingProved) {
      await handIn(await notBegun(order, startedAt, error.text), order, {});
    }
    throw error;
  }
}

async function judgeOrder(
  { target, settings, contractFile, reports }: Order,
  signal: AbortSignal,
  onExchanges: (exchanges: readonly HarEntry[]) => void,
): Promise<Report> {
  const progress = createProgress(process.stderr);
  return await judge({
    ...settings,
    target,
    signal,
    ...(contractFile === undefined ? {} : { contractFile }),
    // What an earlier run proved must not pass for this one if it breaks off.
    onStart: async () => {
      await clearReports(reports).catch(asUsageError);
      await prepareFolder(reports).catch(asUsageError);
    },
    onProgress: progress.show,
    onExchanges,
  }).finally(progress.clear);
}

const waived = (report: Report, { waivers, checks }: Order): Report =>
  waivers.length === 0
    ? report
    : applyWaivers(report, waivers, { today: dayInChina(new Date()), checks });

/** Compares with the earlier run, writes the reports and says where they are. */
async function handIn(run: Report, order: Order, exchanges: Exchanges): Promise<Report> {
  const { reports, earlier, language, again } = order;
  const report = earlier === null ? run : compared(run, [earlier]);
  const writing = { language, again, ...exchanges };
  const files = await writeReports(report, reports, writing).catch(asUsageError);
  const lines = [planLine(report, language), ...fuzzLine(report, order)];
  process.stderr.write(`${lines.join('\n')}\n${reportText[language]} ${files.html}\n`);
  return report;
}

/** Who asked for made-up requests is told where there are none. */
function fuzzLine({ results }: Report, { settings, language }: Order): readonly string[] {
  const { fuzz = false, only = [], clause = [] } = settings;
  const isChosen = only.length > 0 || clause.length > 0;
  if (!fuzz || isChosen || results.some(({ id }) => id.includes('.fuzz.'))) return [];
  return [nothingToMakeUp[language]];
}

const nothingToMakeUp = {
  zh: '--fuzz 没有增加任何检查：没有可以随机变化、又不留下记录的请求。',
  en: '--fuzz adds nothing here: there is no request that stores nothing and has values to make up.',
};

function planLine({ plan }: Report, language: Language): string {
  const { rate, seed, sha256 } = plan;
  const zh = `计划：每秒 ${rate} 次，种子 ${seed}，${sha256.slice(0, 12)}`;
  const en = `Plan: ${rate} a second, seed ${seed}, ${sha256.slice(0, 12)}`;
  return { zh, en }[language];
}

/** A folder that refuses the reports is for the person at the keyboard to mend. */
export function asUsageError(error: unknown): never {
  throw error instanceof ReportsNotWritten ? new UsageError(error.says) : error;
}

const reportText = { zh: '报告：', en: 'Report:' };
