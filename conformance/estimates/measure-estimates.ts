/**
 * Writes `estimates.json` from reports of runs against endpoints that conform:
 * `node conformance/estimates/measure-estimates.ts reports/demo/wuhan/report.json …`.
 */
import { writeFileSync } from 'node:fs';
import { readReport } from '../report/read-report.ts';

const counts = process.argv.slice(2).flatMap((file) => {
  const { results, timeline } = readReport(file);
  const sent = Map.groupBy(timeline, ({ check }) => check);
  const tried = results.filter(({ verdict }) => verdict !== 'skipped');
  return tried.map(({ id }) => [id, sent.get(id)?.length ?? 0] as const);
});
const told = counts.toSorted(([one], [other]) => (one < other ? -1 : 1));
const file = new URL('estimates.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`);
