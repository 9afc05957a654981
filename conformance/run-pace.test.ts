import { expect, it } from 'vitest';
import { judged } from './checks/all.ts';
import { wuhanChecks } from './checks/wuhan/index.ts';
import type { Clock } from './exchange/pace.ts';
import type { Recorder } from './exchange/recorder.ts';
import { wuhan } from './platforms/wuhan/index.ts';
import { type Platform, runChecks } from './run.ts';
import { isWithin } from './selection/select.ts';
import { sendJson, startEndpoint } from './testing/endpoint.ts';
import { check, platform } from './testing/trial.ts';
import { caller, emptyPage, verifying } from './testing/wuhan/gateway.ts';

/** A clock that only goes on when somebody waits for it. */
function createClock(): Clock {
  let time = 0;
  return {
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** How many arrivals at most lie within any one second. */
const busiest = (at: readonly number[]): number =>
  Math.max(...at.map((start) => at.filter((one) => one >= start && one < start + 1000).length));

const target = { contract: 'wuhan', application: caller, rate: 5 } as const;
const { contract } = judged.wuhan();

it('five a second are never exceeded, whoever sends: preparing, checking, tidying, finishing', async () => {
  const clock = createClock();
  const arrivals: number[] = [];
  await using endpoint = await startEndpoint((_, response) => {
    arrivals.push(clock.now());
    sendJson(response, emptyPage);
  });
  const sendThree = async ({ send }: Recorder): Promise<void> => {
    const request = { method: 'POST', path: '/', headers: [], body: null };
    const about = { operation: 'x', curl: () => '' };
    for (let call = 0; call < 3; call += 1) await send(request, about);
  };
  const greedy: Platform<Recorder> = {
    ...platform,
    prepare: sendThree,
    tidy: sendThree,
    finish: sendThree,
  };
  const checks = Array.from({ length: 5 }, (_, index) => check(`${index}`, sendThree));

  await runChecks({
    target: { ...target, url: endpoint.url },
    contract,
    platform: greedy,
    checks,
    clock,
  });

  expect(arrivals).toHaveLength(3 * (1 + 5 + 5 + 1));
  expect(busiest(arrivals)).toBe(5);
});

it.each([
  ['by the checks that send many calls at once', 'wuhan.nonce.race'],
  ['by a whole contract, in the name of others, of nobody and of invented callers', 'wuhan'],
])('nor %s', async (_, chosen) => {
  const clock = createClock();
  const arrivals: number[] = [];
  await using endpoint = await startEndpoint((request, response) => {
    arrivals.push(clock.now());
    verifying(request, response);
  });
  const checks = wuhanChecks(contract).filter(({ id }) => isWithin(id, chosen));

  await runChecks({
    target: { ...target, url: endpoint.url },
    contract,
    platform: wuhan,
    checks,
    clock,
  });

  expect(arrivals.length).toBeGreaterThan(10);
  expect(busiest(arrivals)).toBe(5);
});
