import { join } from 'node:path';
import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { terminal } from '../report/terminal.ts';
import { visible } from '../report/visible.ts';
import { ReportsNotWritten, replace, writeReports } from '../report/write.ts';
import { summaryLines, summaryOf } from './client-summary.ts';
import type { JudgedTraffic, Traffic } from './judge-traffic.ts';

export interface WriteOptions {
  /** The folder; its files are replaced, each as a whole. */
  readonly report: string;
  readonly language: Language;
  readonly colour: boolean;
}

/** What a person is shown of a judgement; the verdict is the last line of the text. */
export interface ShownTraffic {
  readonly text: string;
  /** Where the report is. */
  readonly note: string;
  readonly exitCode: number;
}

/** Writes the reports and `traffic.json`; gives what a terminal shows, and the exit code. */
export async function writeTraffic(
  traffic: Traffic,
  { report, exchanges }: JudgedTraffic,
  { report: folder, language, colour }: WriteOptions,
): Promise<ShownTraffic> {
  const files = await writeReports(report, folder, { language, exchanges }).catch(asUsageError);
  const summary = summaryOf(traffic);
  await replace(join(folder, 'traffic.json'), `${JSON.stringify(summary, null, 2)}\n`);
  const lines = summaryLines(summary).map((line) => visible(line[language]));
  return {
    text: `${lines.join('\n')}\n\n${terminal(report, { language, colour })}`,
    note: `${reportText[language]} ${files.html}\n`,
    exitCode: report.conclusion.exitCode,
  };
}

function asUsageError(error: unknown): never {
  throw error instanceof ReportsNotWritten ? new UsageError(error.says) : error;
}

const reportText = { zh: '报告：', en: 'Report:' };
