import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { judge } from '../judge.ts';
import { compared } from '../report/comparison.ts';
import type { HarEntry } from '../report/har-format.ts';
import type { Report } from '../report/report.ts';
import { clearReports, ReportsNotWritten, writeReports } from '../report/write.ts';
import { applyWaivers } from '../waivers/waivers.ts';
import { dayInChina } from '../waivers/waivers-day.ts';
import type { Order } from './check-order.ts';
import { createProgress } from './progress.ts';

/**
 * Judges one endpoint, applies the waivers, compares with an earlier run and writes the reports.
 * Throws `UsageError` and `NothingProved`; then no report is left in the folder.
 */
export async function runOrder(order: Order, signal: AbortSignal): Promise<Report> {
  const { target, settings, contractFile, reports, earlier, language, again } = order;
  const progress = createProgress(process.stderr);
  let exchanges: readonly HarEntry[] = [];
  const judged = await judge({
    ...settings,
    target,
    signal,
    ...(contractFile === undefined ? {} : { contractFile }),
    // What an earlier run proved must not pass for this one if it breaks off.
    onStart: () => clearReports(reports).catch(asUsageError),
    onProgress: progress.show,
    onExchanges: (all) => {
      exchanges = all;
    },
  }).finally(progress.clear);
  const { waivers, checks } = order;
  const waived =
    waivers.length === 0
      ? judged
      : applyWaivers(judged, waivers, { today: dayInChina(new Date()), checks });
  const report = earlier === null ? waived : compared(waived, [earlier]);
  const writing = { language, exchanges, again };
  const files = await writeReports(report, reports, writing).catch(asUsageError);
  process.stderr.write(`${planLine(report, language)}\n${reportText[language]} ${files.html}\n`);
  return report;
}

function planLine({ plan }: Report, language: Language): string {
  const { rate, seed, sha256 } = plan;
  const zh = `计划：每个凭证每秒 ${rate} 次，种子 ${seed}，${sha256.slice(0, 12)}`;
  const en = `Plan: ${rate} a second and credential, seed ${seed}, ${sha256.slice(0, 12)}`;
  return { zh, en }[language];
}

/** A folder that refuses the reports is for the person at the keyboard to mend. */
export function asUsageError(error: unknown): never {
  throw error instanceof ReportsNotWritten ? new UsageError(error.says) : error;
}

const reportText = { zh: '报告：', en: 'Report:' };
