import { expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { CheckResult } from '../result.ts';
import { type Answering, sendJson, startEndpoint } from '../testing/endpoint.ts';
import { caller, emptyPage, refusal } from '../testing/wuhan/gateway.ts';
import { asAllowed, withoutLeastPage } from '../testing/wuhan/queries.ts';

const id = 'wuhan.fuzz.queryInvestors';

const ofOperation = ['WH-R014', 'WH-R015', 'WH-R016', 'WH-R017'];

/** What made-up requests say of an endpoint. */
async function fuzzed(answer: Answering): Promise<CheckResult | undefined> {
  await using endpoint = await startEndpoint(answer);
  const target = { contract: 'wuhan', url: endpoint.url, application: caller, rate: 5_000 };
  const only = ['wuhan.signature.right', id];
  const { results } = await judge({ target: { ...target, contract: 'wuhan' }, only, seed: 7 });
  return results.find((one) => one.id === id);
}

/** Takes whatever is asked for. */
const trusting: Answering = (_, response) => sendJson(response, emptyPage);

/** Breaks down on characters that not every store can hold. */
const fragile: Answering = (request, response) =>
  /[\u{10000}-\u{10FFFF}]/u.test(request.body.toString())
    ? sendJson(response, refusal(500), 500)
    : asAllowed(request, response);

it('cites the operation while nothing is found', async () => {
  const found = await fuzzed(asAllowed);

  expect(found?.verdict).toBe('pass');
  expect(found?.requirements).toEqual(ofOperation);
});

it.each([
  ['the field of the reply that is wrong', withoutLeastPage, '/data/pageNo', 'WH-R018 WH-R036'],
  ['the field that should have been refused, and how', trusting, '/errcode', 'WH-R018 WH-R048'],
  ['the operation where a right request breaks it', fragile, '/errcode', ofOperation.join(' ')],
])('cites %s', async (_, answer, at, requirements) => {
  const found = await fuzzed(answer);

  expect(found?.verdict).toBe('fail');
  expect(found?.difference?.at).toBe(at);
  expect(found?.requirements.join(' ')).toBe(requirements);
});
