import { expect, it } from 'vitest';
import type { Check } from '../check.ts';
import type { Recorder } from '../exchange/recorder.ts';
import { Mismatch } from '../mismatch.ts';
import type { Platform } from '../run.ts';
import { sendJson, startEndpoint } from '../testing/endpoint.ts';
import { check, difference, passes, platform, trial } from '../testing/trial.ts';
import { emptyPage } from '../testing/wuhan/gateway.ts';
import { unreached } from '../unreached.ts';

const request = { method: 'POST', path: '/', headers: [], body: null };
const about = { operation: 'x', curl: () => '' };
const sends = (count: number) => async (recorder: Recorder) => {
  const all = Array.from({ length: count }, () => recorder.send(request, about));
  await Promise.allSettled(all);
  await Promise.all(all);
};

/** What arrives at an endpoint within a budget, and why its checks were not decided. */
async function within(
  requests: number,
  checks: readonly Check<Recorder>[],
  parts: Partial<Platform<Recorder>> = {},
) {
  await using endpoint = await startEndpoint((_, response) => sendJson(response, emptyPage));
  const settings = { budget: { requests, seconds: null } };
  const on = { ...platform, ...parts };
  const run = await trial(checks, { url: endpoint.url }, on, { settings });
  const reasons = run.decided.map(({ outcome }) => ('reason' in outcome ? outcome.reason : null));
  return { arrived: endpoint.received.length, requests: run.requests, reasons };
}

it('a check that sends more than is left is cut off, races too, and proves nothing', async () => {
  const { arrived, requests, reasons } = await within(5, [check('a', sends(9))]);

  expect([arrived, requests]).toEqual([5, 5]);
  expect(reasons).toEqual([unreached.cut]);
});

it('what a check makes of being cut off is no finding', async () => {
  const blames = check('a', async (recorder) => {
    await sends(3)(recorder).catch(() => {
      throw new Mismatch(difference);
    });
  });

  expect((await within(2, [blames])).reasons).toEqual([unreached.cut]);
});

it('tidying and finishing keep to it', async () => {
  const quietly = (recorder: Recorder) => sends(2)(recorder).catch(() => undefined);
  const parts = { tidy: quietly, finish: quietly };

  expect((await within(6, [check('a', sends(2)), check('b', passes)], parts)).arrived).toBe(6);
});

it('a check for which too little is left is not begun, a smaller one behind it is', async () => {
  const writes = check('a', sends(1), { needs: ['write'] });
  await using endpoint = await startEndpoint((_, response) => sendJson(response, emptyPage));

  const { decided } = await trial(
    [writes, check('b', sends(1))],
    { url: endpoint.url, allow: ['write'] },
    platform,
    { settings: { budget: { requests: 9, seconds: null } } },
  );

  expect(decided.map(({ outcome }) => outcome)).toEqual([
    { verdict: 'skipped', needs: null, reason: unreached.room },
    { verdict: 'pass' },
  ]);
});

it('one that is too small to prepare the run says so', async () => {
  await expect(within(1, [check('a', passes)], { prepare: sends(2) })).rejects.toThrow(
    'A budget of 1 request is too small to prepare the run',
  );
});
