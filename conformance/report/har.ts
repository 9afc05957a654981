import { inBoth } from '../../spec/language.ts';
import { wholeRun } from './har-entry.ts';
import type { Har, HarEntry } from './har-format.ts';
import type { Report } from './report.ts';

/** The text of `exchanges.har`: all exchanges of the run that the report is of. */
export function har(report: Report, entries: readonly HarEntry[]): string {
  const { tool, contract, target, startedAt, conclusion } = report;
  const log: Har['log'] = {
    version: '1.2',
    creator: { name: tool.name, version: tool.version },
    comment: `${contract.id}: ${inBoth(conclusion.word)}`,
    pages: [{ startedDateTime: startedAt, id: wholeRun, title: target.name, pageTimings: {} }],
    entries,
  };
  return `${JSON.stringify({ log } satisfies Har)}\n`;
}
