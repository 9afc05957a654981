import type { Complaint } from '../complaint.ts';
import { nodeTool, packageVersion } from '../installed.ts';
import type { Tool } from '../tool.ts';

/** Step CI: a workflow generated from the contract, or the tuned one, whose schemas are its. */
export const stepCi: Tool = {
  name: 'step-ci',
  title: 'Step CI',
  version: () => packageVersion('stepci'),
  modes: ['plain', 'tuned'],
  environment: { STEPCI_DISABLE_ANALYTICS: '1' },
  prepare: ({ mode, document }) => [
    [
      ...nodeTool('@redocly/cli/bin/cli.js'),
      ...['bundle', document, '--dereferenced', '--output', 'flat.json'],
    ],
    ...(mode === 'plain'
      ? [[...nodeTool('stepci/dist/index.js'), 'generate', 'flat.json', 'workflow.yml'] as const]
      : []),
  ],
  run: ({ mode, url, placed }) => [
    ...nodeTool('stepci/dist/index.js'),
    ...['run', mode === 'tuned' ? placed('step-ci.yml') : 'workflow.yml'],
    ...['--env', `url=${url}`],
  ],
  complaints,
};

/**
 * `● test › step`, then per failed check `✕ Title`, `Expected`, `Given`. Of a whole body that is
 * compared with a schema or an example it prints all, and not what is wrong: only the title tells.
 */
function complaints(raw: string): readonly Complaint[] {
  const [said = ''] = raw.split(/^Tests: /m);
  return said.split(/^● /m).flatMap((block, index) => {
    if (index === 0) return [];
    const [where = ''] = block.split('\n');
    const checks = block.split(/^✕ /m).slice(1);
    const errors = checks.length > 0 ? checks : [block.split('\n').slice(1).join('\n')];
    return errors.map((check) => ({ where, says: told(check) }));
  });
}

function told(check: string): string {
  const [title = '', given = ''] = check.split(/\n\s*Given\s*\n/);
  const name = title.trim().split('\n')[0]?.trim() ?? '';
  if (name.startsWith('JSON') && !name.startsWith('JSONPath')) return name;
  const [value = ''] = given.trim().split(/\n|✔| (?:PASS|FAIL) /);
  return `${name}: ${value.trim().slice(0, 60)}`;
}
