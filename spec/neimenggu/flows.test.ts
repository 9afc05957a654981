import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type DemoReference,
  startDemoReference,
} from '../../conformance/mutants/demo-reference.ts';
import { bundleOf } from '../bundles.ts';
import { valueAt } from '../pointer.ts';
import { respect } from '../redocly.ts';

const flows = fileURLToPath(new URL('flows.arazzo.yaml', import.meta.url));
const { workflows } = parse(readFileSync(flows, 'utf8'));

interface Report {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Executed[] }>>;
}

interface Executed {
  readonly workflowId: string;
  readonly status: string;
  readonly executedSteps: readonly { readonly stepId: string; readonly status: string }[];
}

describe('the flows, run against the reference server', () => {
  let folder = '';
  let reference: DemoReference;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-flows-'));
    reference = await startDemoReference([], 'neimenggu');
  });
  afterAll(async () => {
    await reference?.close();
    await rm(folder, { recursive: true });
  });

  /** The steps that each flow got through, and all that was printed and written. */
  async function walk(inputs: Readonly<Record<string, string>>) {
    const report = join(folder, 'report.json');
    const server = ['neimenggu', reference.target.url] as const;
    const { stdout } = await respect(flows, { server, inputs, report }).catch((failed) => failed);
    const text = await readFile(report, 'utf8');
    const [file] = Object.values((JSON.parse(text) as Report).files);
    return { executed: file?.executedWorkflows ?? [], output: `${stdout}${text}` };
  }

  it('go as they are told, and nothing that is printed gives a secret away', async () => {
    const inputs = { ...credentials(reference), caseid: 'QIYUE-TEST-FLOW' };

    const { executed, output } = await walk(inputs);

    expect(executed.map(passed)).toEqual(workflows.map(described));
    expect(output).not.toContain(inputs.appSecret);
  });

  it('do not go where the platform refuses the caller', async () => {
    const strange = { ...credentials(reference), account: 'nobody', caseid: 'QIYUE-TEST-FLOW' };

    const { executed } = await walk(strange);

    expect(
      executed.filter(({ status }) => status === 'success').map((one) => one.workflowId),
    ).toEqual(['refuseLogin']);
  });
});

it('send the case that the contract has for its example', () => {
  const example = valueAt(bundleOf('neimenggu', 'zh'), '/components/examples/oneEntity/value');

  const { payload } = workflows[0].steps[1].requestBody;

  expect({ ...payload, caseid: '' }).toEqual({ ...(example as object), caseid: '' });
});

const described = ({ workflowId, steps }: { workflowId: string; steps: { stepId: string }[] }) => ({
  workflowId,
  steps: steps.map(({ stepId }) => stepId),
});

const passed = ({ workflowId, executedSteps }: Executed) => ({
  workflowId,
  steps: executedSteps.filter(({ status }) => status === 'success').map(({ stepId }) => stepId),
});

/** The one cast: a target of this contract names its applications so. */
const credentials = ({ target }: DemoReference) =>
  target.application as unknown as Readonly<Record<'appKey' | 'appSecret' | 'account', string>>;
