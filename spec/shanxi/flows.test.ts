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

const { workflows } = parse(readFileSync(flowsOf('shanxi'), 'utf8'));
const example = (name: string, key: string): string =>
  String(valueAt(bundleOf('shanxi', 'zh'), `/components/examples/${name}/value${key}`));
const enterprises = {
  uniscId: example('gradeFound', '/data/uniscId'),
  otherUniscId: example('unrated', '/data/uniscId'),
};

describe('the flows, run against the reference server', () => {
  let reference: DemoReference;
  beforeAll(async () => {
    reference = await startDemoReference([], 'shanxi');
  });
  afterAll(() => reference?.close());

  const walk = (inputs: Readonly<Record<string, string>>) =>
    executeFlows('shanxi', reference.target.url, inputs);

  it('go as they are told, and nothing that is printed gives a secret away', async () => {
    const inputs = { ...credentials(reference), ...enterprises, newPwd: 'QIYUE-test-flow-1' };

    const { flows, output } = await walk(inputs);

    expect(flows.map(({ workflowId, passed }) => ({ workflowId, passed }))).toEqual(
      workflows.map(described),
    );
    const secrets = [inputs.accessid, inputs.pwd, inputs.newPwd];
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  });

  it('do not go where the platform refuses the caller', async () => {
    const strange = { ...credentials(reference), username: 'nobody', newPwd: 'QIYUE-test-flow-2' };

    const { flows } = await walk({ ...strange, ...enterprises });

    expect(flows.filter(({ status }) => status === 'success')).toEqual([]);
  });
});

it('upload the file that the contract has for its example', () => {
  const { payload } = workflows[0].steps[0].requestBody;

  expect(payload.file).toBe(example('licence', '/file'));
});

const described = ({ workflowId, steps }: { workflowId: string; steps: { stepId: string }[] }) => ({
  workflowId,
  passed: steps.map(({ stepId }) => stepId),
});

/** The one cast: the schema of target files says what an account is. */
const credentials = ({ target }: DemoReference) =>
  valueAt(target, '/account') as Readonly<Record<'accessid' | 'username' | 'pwd', string>>;
