import { readdirSync } from 'node:fs';
import { budget } from '../budget.ts';
import type { Complaint } from '../complaint.ts';
import { rivalsFolder } from '../installed.ts';
import type { Tool } from '../tool.ts';

/** Schemathesis: property-based tests made from the contract, with a fixed seed. */
export const schemathesis: Tool = {
  name: 'schemathesis',
  title: 'Schemathesis',
  version,
  draws: true,
  modes: ['plain', 'tuned'],
  run: ({ mode, document, url, placed }) => [
    `${rivalsFolder}.venv/bin/schemathesis`,
    '--no-color',
    ...(mode === 'tuned' ? ['--config-file', placed('schemathesis.toml')] : []),
    ...['run', document, '--url', url, '--seed', '1', '--generation-database', 'none'],
    // It ends by itself in time to print what it has found.
    ...['--max-time', String(budget.generating)],
  ],
  complaints,
};

function version(): string {
  const [python = ''] = readdirSync(`${rivalsFolder}.venv/lib`);
  const packages = readdirSync(`${rivalsFolder}.venv/lib/${python}/site-packages`);
  const found = packages.find((name) => /^schemathesis-.*\.dist-info$/.test(name));
  return found?.replace(/^schemathesis-(.*)\.dist-info$/, '$1') ?? '';
}

/** `____ POST /path ____`, then `- ST201 Title` and, indented under it, what is wrong. */
function complaints(raw: string): readonly Complaint[] {
  const [, failures = ''] = raw.split(/^=+ FAILURES =+$/m);
  const [said = ''] = failures.split(/^=+ SUMMARY =+$/m);
  return said.split(/^_{3,} (?=[A-Z]+ \/)/m).flatMap((block, index) => {
    if (index === 0) return [];
    const [where = ''] = block.split(/ _{3,}/);
    const found = block.split(/^- (?=ST\d+ |[A-Z])/m).slice(1);
    return found.map((fault) => ({ where, says: told(fault) }));
  });
}

/**
 * Rule and title; where the reply breaks its schema also how. What was accepted or refused wrongly
 * is a matter of the generated value, which differs from run to run, so there the rule is all.
 */
function told(fault: string): string {
  const [title = '', ...rest] = fault.split('\n').map((line) => line.trim());
  if (!/^ST1\d\d /.test(title)) return title;
  const end = rest.findIndex((line) => /^(?:Schema|Value|Actual|\[\d{3}\]|Reproduce)/.test(line));
  const explained = rest.slice(0, end === -1 ? undefined : end).filter((line) => line !== '');
  return `${title}: ${explained.join(' ').slice(0, 300)}`;
}
