import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type DemoReference,
  startDemoReference,
} from '../../conformance/mutants/demo-reference.ts';
import { bundleOf } from '../bundles.ts';
import { executeFlows, flowsOf } from '../executed-flows.ts';
import { valueAt } from '../pointer.ts';

const { workflows } = parse(readFileSync(flowsOf('neimenggu'), 'utf8'));

describe('the flows, run against the reference server', () => {
  let reference: DemoReference;
  beforeAll(async () => {
    reference = await startDemoReference([], 'neimenggu');
  });
  afterAll(() => reference?.close());

  const walk = (inputs: Readonly<Record<string, string>>) =>
    executeFlows('neimenggu', reference.target.url, inputs);

  it('go as they are told, and nothing that is printed gives a secret away', async () => {
    const inputs = { ...credentials(reference), caseid: 'QIYUE-TEST-FLOW' };

    const { flows, output } = await walk(inputs);

    expect(flows.map(({ workflowId, passed }) => ({ workflowId, passed }))).toEqual(
      workflows.map(described),
    );
    expect(output).not.toContain(inputs.appSecret);
  });

  it('do not go where the platform refuses the caller', async () => {
    const strange = { ...credentials(reference), account: 'nobody', caseid: 'QIYUE-TEST-FLOW' };

    const { flows } = await walk(strange);

    const gone = flows.filter(({ status }) => status === 'success');
    expect(gone.map(({ workflowId }) => workflowId)).toEqual(['refuseLogin']);
  });
});

it('send the case that the contract has for its example', () => {
  const example = valueAt(bundleOf('neimenggu', 'zh'), '/components/examples/oneEntity/value');

  const { payload } = workflows[0].steps[1].requestBody;

  expect({ ...payload, caseid: '' }).toEqual({ ...(example as object), caseid: '' });
});

const described = ({ workflowId, steps }: { workflowId: string; steps: { stepId: string }[] }) => ({
  workflowId,
  passed: steps.map(({ stepId }) => stepId),
});

/** The one cast: the schema of target files says what an application is. */
const credentials = ({ target }: DemoReference) =>
  valueAt(target, '/application') as Readonly<Record<'appKey' | 'appSecret' | 'account', string>>;
