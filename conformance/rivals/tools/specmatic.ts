import { dirname } from 'node:path';
import type { Complaint } from '../complaint.ts';
import { packageVersion, rivalsFolder } from '../installed.ts';
import type { Tool } from '../tool.ts';

/** Specmatic: generates requests from the contract's schemas, right ones and wrong ones. */
export const specmatic: Tool = {
  name: 'specmatic',
  title: 'Specmatic',
  version: () => packageVersion('specmatic'),
  needs: 'java',
  draws: true,
  modes: ['plain', 'tuned'],
  environment: { SPECMATIC_DISABLE_TELEMETRY: 'true' },
  run: ({ mode, document, url, placed }) => [
    'java',
    ...['-XX:TieredStopAtLevel=1', '-jar'],
    ...[`${rivalsFolder}node_modules/specmatic/specmatic.jar`, 'test'],
    ...[document, `--testBaseURL=${url}`],
    ...(mode === 'tuned'
      ? [
          ...['--lenient', '--config', placed('specmatic.yaml')],
          `--examples=${dirname(placed('specmatic-found.json', 'examples'))}`,
        ]
      : []),
  ],
  complaints,
};

/** `API: POST /path -> 200`, then per fault `>> PLACE`, the rule, and what it says. */
function complaints(raw: string): readonly Complaint[] {
  const [reasons = ''] = raw.split(/^Unsuccessful Scenarios:/m);
  return reasons.split(/^\s*API: /m).flatMap((block, index) => {
    if (index === 0) return [];
    const [where = ''] = block.split('\n');
    const [said = ''] = block.split(/^-{8,}|^"?Scenario: /m);
    const faults = said.split(/^\s*>> /m).slice(1);
    const says = faults.length > 0 ? faults : [said.split('\n').slice(1).join('\n')];
    return says.map((fault) => ({ where: where.trim(), says: told(fault) }));
  });
}

/** Without the lines that only explain the rule. */
const told = (fault: string): string =>
  fault
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:Documentation|Summary): /.test(line))
    .join(' ')
    .slice(0, 300);
