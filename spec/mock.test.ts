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
