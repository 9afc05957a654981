import { afterAll } from 'vitest';
import { describeContract } from './describe-contract.ts';
import { type DemoReference, startDemoReference } from './mutants/demo-reference.ts';

let reference: DemoReference | undefined;

afterAll(() => reference?.close());

describeContract('wuhan', async () => {
  reference = await startDemoReference();
  return reference.target;
});
