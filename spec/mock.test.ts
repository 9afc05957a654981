import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf, bundlePath, contractIds } from './bundles.ts';
import { dereference } from './dereference.ts';
import type { Json } from './document.ts';
import { type Mock, startMock } from './mock.ts';
import { type MockedCall, mockedCalls } from './mocked-calls.ts';
import { type PrismFault, prismFaults } from './prism-faults.ts';
import { UsageError } from './usage-error.ts';

describe.each(contractIds)('the mock of %s', (contract) => {
  const calls = mockedCalls(dereference(bundleOf(contract, 'zh')));
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ document: bundlePath(contract, 'zh') });
  });
  afterAll(() => mock.close());

  it.each(calls)('answers $name with its first example when nothing is asked for', async (call) => {
    const [first] = call.outcomes;

    expect(await answer(mock, call)).toEqual({ status: 200, value: first?.value });
  });

  it.each(calls.flatMap((call) => call.outcomes.map((outcome) => ({ call, ...outcome }))))(
    'answers $call.name with $status $example when asked to',
    async ({ call, status, example, value }) => {
      const prefer = `code=${status}, example=${example}`;

      expect(await answer(mock, call, { prefer })).toEqual({ status, value });
    },
  );

  it.each(calls.filter(({ open }) => !open))(
    'refuses $name without credentials in the envelope of the contract',
    async (call) => {
      const anonymous = { ...call, url: call.path, headers: jsonOnly };

      const { value } = await answer(mock, anonymous);

      const [first, ...others] = call.outcomes.map((outcome) => outcome.value);
      expect(value).not.toEqual(first);
      expect(others).toContainEqual(value);
    },
  );

  it('says what to do when its port is taken', async () => {
    const port = Number(new URL(mock.url).port);

    const second = startMock({ document: bundlePath(contract, 'zh'), port });

    await expect(second).rejects.toThrow(UsageError);
  });
});

describe('the mock of neimenggu, asked amiss,', () => {
  const calls = mockedCalls(dereference(bundleOf('neimenggu', 'zh')));
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ document: bundlePath('neimenggu', 'zh') });
  });
  afterAll(() => mock.close());

  it.each([
    ['login', { appKey: ' ' }, 200, '12002'],
    ['login', { appSecret: undefined }, 200, '12003'],
    ['login', { account: 1 }, 200, '12004'],
    ['receiveCaseinfo', { caseid: '', casename: undefined }, 200, '14000'],
    ['receiveCaseinfo', { casename: undefined }, 200, '14001'],
    ['receiveCaseinfo', { penaltydate: '2026-3-5' }, 200, '14005'],
    ['receiveCaseinfo', { penaltylist: [] }, 200, '14007'],
    ['receiveCaseinfo', { penaltylist: [{}] }, 200, '14008'],
    ['receiveCaseinfo', { caseid: 'x'.repeat(65) }, 400, '19400'],
  ])('answers %s with %j by %i and %s', async (name, amiss, status, errorCode) => {
    const reply = await answer(mock, withFault(name, amiss));

    expect(reply).toMatchObject({ status, value: { errors: [{ errorCode }] } });
  });

  it('asks for a token before anything else', async () => {
    const call = withFault('receiveCaseinfo', { caseid: '' });

    const reply = await answer(mock, { ...call, url: call.path });

    expect(reply).toMatchObject({ status: 200, value: { errors: [{ errorCode: '13000' }] } });
  });

  it('still answers with what was asked for', async () => {
    const call = withFault('receiveCaseinfo', { caseid: '' });

    const reply = await answer(mock, call, { prefer: 'code=200, example=conflict' });

    expect(reply).toMatchObject({ status: 200, value: { errors: [{ errorCode: '19409' }] } });
  });

  function withFault(name: string, amiss: object): MockedCall {
    const [call] = calls.filter((one) => one.name === name);
    if (!call) throw new Error(`There is no operation ${name}`);
    return { ...call, body: JSON.stringify({ ...JSON.parse(call.body), ...amiss }) };
  }
});

describe('Prism itself', () => {
  const [call] = mockedCalls(dereference(bundleOf('wuhan', 'zh')));
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ document: bundlePath('wuhan', 'zh') });
  });
  afterAll(() => mock.close());

  it.each(prismFaults)('keeps its fault: $says.en', async (fault) => {
    expect(await behaviour(mock, call, fault)).toBe(fault.does);
  });
});

const jsonOnly = { 'content-type': 'application/json' };

async function answer(
  { url }: Mock,
  call: MockedCall,
  more: Readonly<Record<string, string>> = {},
) {
  const headers = { ...call.headers, ...more };
  const reply = await fetch(url + call.url, { method: call.method, headers, body: call.body });
  return { status: reply.status, value: (await reply.json()) as Json };
}

/** Two seconds are long enough: every other answer comes within milliseconds. */
async function behaviour({ url }: Mock, call: MockedCall | undefined, { path, init }: PrismFault) {
  const headers = { ...call?.headers, ...init.headers };
  const signal = AbortSignal.timeout(2000);
  const reply = await fetch(url + (path ?? call?.url), { ...init, headers, signal }).catch(
    () => undefined,
  );
  return reply ? `${reply.status} ${reply.headers.get('content-type')}` : 'never answers';
}
