import { fileURLToPath } from 'node:url';
import type { Report } from '../../report/report.ts';
import { version } from '../../version.ts';
import type { Complaint } from '../complaint.ts';
import type { Tool } from '../tool.ts';

/** Our own judge, started as a person starts it. */
export const qiyue: Tool = {
  name: 'qiyue',
  title: 'Qiyue (ours)',
  version: () => version,
  modes: ['tuned'],
  run: ({ contract, target }) => [
    process.execPath,
    fileURLToPath(new URL('../../../qiyue.js', import.meta.url)),
    ...['check', contract, '--target', target, '--report', 'report', '--lang', 'en'],
  ],
  report: 'report/report.json',
  complaints,
};

/** The failed checks; warnings are none, because they do not cost an endpoint its conformance. */
function complaints(raw: string): readonly Complaint[] {
  const report: Report = JSON.parse(raw);
  return report.results
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id, operation, field, title, requirements, difference }) => ({
      where: `${operation} ${field ?? ''}`.trim(),
      says: `${id} (${requirements.join(', ')}): ${title.en}; at ${difference?.at ?? '–'}`,
    }));
}
