import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContractId } from '../generated/requirements.ts';
import { respect } from './redocly.ts';

/** Where the flows of a contract stand, as Arazzo; not every contract has some. */
export const flowsOf = (contract: ContractId): string =>
  fileURLToPath(new URL(`${contract}/flows.arazzo.yaml`, import.meta.url));

/** A flow and the steps that it got through. */
export interface ExecutedFlow {
  readonly workflowId: string;
  readonly status: string;
  readonly passed: readonly string[];
}

/** Runs the flows of a contract against a server, and keeps all that was printed and written. */
export async function executeFlows(
  contract: ContractId,
  url: string,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly flows: readonly ExecutedFlow[]; readonly output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'qiyue-flows-'));
  const report = join(folder, 'report.json');
  const call = { server: [contract, url] as const, inputs, report };
  // A flow that goes wrong ends the program with an error, and the report tells of it.
  const { stdout } = await respect(flowsOf(contract), call).catch((failed) => failed);
  const text = await readFile(report, 'utf8');
  await rm(folder, { recursive: true });
  const [file] = Object.values((JSON.parse(text) as Report).files);
  const flows = (file?.executedWorkflows ?? []).map(({ workflowId, status, executedSteps }) => ({
    workflowId,
    status,
    passed: executedSteps.filter((step) => step.status === 'success').map((step) => step.stepId),
  }));
  return { flows, output: `${stdout}${text}` };
}

/** As much of Redocly's report as is read here. */
interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly executedWorkflows: readonly {
          readonly workflowId: string;
          readonly status: string;
          readonly executedSteps: readonly { readonly stepId: string; readonly status: string }[];
        }[];
      }
    >
  >;
}
