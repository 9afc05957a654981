import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registers } from '../generated/requirements.ts';
import { dereference } from './dereference.ts';
import { endpoints, type Json } from './document.ts';
import { type Mock, mockedDocument, startMock } from './mock.ts';
import { type PrismFault, prismFaults } from './prism-faults.ts';
import { UsageError } from './usage-error.ts';

const file = mockedDocument('wuhan', 'zh');
const document = dereference(JSON.parse(readFileSync(file, 'utf8')));
const signed = {
  'content-type': 'application/json',
  'x-tif-passid': 'demo-fast',
  'x-tif-timestamp': '1619072634',
  'x-tif-nonce': '2fc62edd-03ee-4c32-8db8-e7e9c77ed05a',
  'x-tif-signature': '904644DD11DB6641B9E3BDF5BA68BBD4CF87D84CE501C44C551BF459B3FBCEE1',
};
const body = JSON.stringify({ query: { pageNo: 1 } });

/** Every example of every reply, with the status that `Prefer` asks for: 500 for `default`. */
const outcomes = endpoints(document).flatMap(({ path, operation }) =>
  Object.entries(operation.responses).flatMap(([code, { content }]) =>
    Object.entries(content?.['application/json']?.examples ?? {}).map(([example, { value }]) => {
      const status = code === 'default' ? 500 : Number(code);
      return { path: path.replace('{service}', 'another'), status, example, value };
    }),
  ),
);

describe('the mock of Wuhan', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ document: file });
  });
  afterAll(() => mock.close());

  it('answers with rows when nothing is asked for', async () => {
    const path = '/ebus/kftp/v1/service/qygsczrxxqkapijk';

    const reply = await fetch(mock.url + path, { method: 'POST', headers: signed, body });

    expect(await reply.json()).toMatchObject({ errcode: 0, data: { pageNo: 1, pageSize: 20 } });
  });

  it.each(outcomes)('answers $path with $status $example when asked to', async (outcome) => {
    const found = await preferred(mock, outcome);

    expect(found).toEqual({ status: outcome.status, value: outcome.value });
  });

  it.each(prismFaults)("keeps Prism's own fault: $says.en", async (fault) => {
    expect(await behaviour(mock, fault)).toBe(fault.does);
  });

  it('says what to do when its port is taken', async () => {
    const port = Number(new URL(mock.url).port);

    const second = startMock({ document: file, port });

    await expect(second).rejects.toThrow(UsageError);
  });
});

it('names the contracts that there are when it is asked for another', () => {
  const names = Object.keys(registers).join(', ');

  expect(() => mockedDocument('beijing', 'en')).toThrow(names);
});

async function preferred({ url }: Mock, wanted: (typeof outcomes)[number]) {
  const prefer = `code=${wanted.status}, example=${wanted.example}`;
  const headers = { ...signed, prefer };
  const reply = await fetch(url + wanted.path, { method: 'POST', headers, body });
  return { status: reply.status, value: (await reply.json()) as Json };
}

/** Two seconds are long enough: every other answer comes within milliseconds. */
async function behaviour({ url }: Mock, { path, init }: PrismFault): Promise<string> {
  const address = url + (path ?? '/ebus/kftp/v1/service/qygsczrxxqkapijk');
  const headers = { ...signed, ...init.headers };
  const reply = await fetch(address, { ...init, headers, signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  );
  return reply ? `${reply.status} ${reply.headers.get('content-type')}` : 'never answers';
}
