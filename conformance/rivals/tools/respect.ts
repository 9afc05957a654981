import type { Complaint } from '../complaint.ts';
import { examples } from '../examples.ts';
import { nodeTool, packageVersion } from '../installed.ts';
import type { Setting, Tool } from '../tool.ts';

const cli = nodeTool('@redocly/cli/bin/cli.js');

/** Redocly Respect: runs an Arazzo flow, generated from the contract or the tuned one. */
export const respect: Tool = {
  name: 'respect',
  title: 'Redocly Respect',
  version: () => packageVersion('@redocly/cli'),
  modes: ['plain', 'tuned'],
  environment: { REDOCLY_TELEMETRY: 'off' },
  prepare: ({ mode, document }) =>
    mode === 'plain' ? [[...cli, 'generate-arazzo', document, '--output-file', 'flow.yaml']] : [],
  run: ({ mode, url, placed }: Setting) => [
    ...cli,
    ...['respect', mode === 'tuned' ? placed('respect.yaml') : 'flow.yaml'],
    ...['--server', `contract=${url}`, '--json-output', 'report.json'],
    ...['--input', `Signature=${examples.signature}`, '--input', `Session=${examples.accessToken}`],
  ],
  report: 'report.json',
  complaints,
};

interface Check {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
}

interface Workflow {
  readonly executedSteps: readonly { readonly stepId: string; readonly checks: readonly Check[] }[];
}

/** Every check that failed; of a code frame only what stands at its pointing hand. */
function complaints(raw: string): readonly Complaint[] {
  const files: readonly { executedWorkflows: readonly Workflow[] }[] = Object.values(
    JSON.parse(raw).files,
  );
  const steps = files
    .flatMap(({ executedWorkflows }) => executedWorkflows)
    .flatMap(({ executedSteps }) => executedSteps);
  return steps.flatMap(({ stepId, checks }) =>
    checks
      .filter(({ status }) => status === 'error')
      .flatMap(({ name, message = '' }) =>
        toldIn(message).map((says) => ({ where: stepId, says: `${name}: ${says}` })),
      ),
  );
}

function toldIn(message: string): readonly string[] {
  const pointed = [...message.matchAll(/👈🏽\s+(.*)/gu)].map(([, says = '']) => says.trim());
  return pointed.length > 0 ? pointed : [message.replaceAll(/\s+/g, ' ').trim()];
}
