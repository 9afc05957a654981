import { expect, it } from 'vitest';
import { judge } from '../../judge.ts';
import { applications, startRightEndpoint } from '../../testing/neimenggu/right-endpoint.ts';
import type { NeimengguTarget } from './target.ts';

/** What a run within a budget sends, and how many sessions live at the endpoint when it ends. */
async function within(requests: number) {
  let [sent, most, live] = [0, 0, new Map<string, string>()];
  await using endpoint = await startRightEndpoint({
    deviate: (asked, endpoint) => {
      const answer = endpoint.right(asked);
      live = endpoint.live;
      sent += 1;
      most = Math.max(most, live.size);
      return answer;
    },
  });
  const target: NeimengguTarget = {
    contract: 'neimenggu',
    url: endpoint.url,
    rate: 10_000,
    allow: ['write'],
    ...applications,
  };
  const report = await judge({ target, budget: { requests, seconds: null } }).catch(() => null);
  return { isJudged: report !== null, sent, most, left: live.size };
}

it.each([6, 7, 11, 20, 33, 60])('a budget of %i requests closes each session', async (requests) => {
  const { isJudged, sent, most, left } = await within(requests);

  expect(isJudged).toBe(true);
  expect(most).toBeGreaterThan(0);
  expect(left).toBe(0);
  expect(sent).toBeLessThanOrEqual(requests);
});

it.each([1, 2, 3, 4])('one of %i, too small to begin, does so too', async (requests) => {
  const { isJudged, sent, left } = await within(requests);

  expect(isJudged).toBe(false);
  expect(left).toBe(0);
  expect(sent).toBeLessThanOrEqual(requests);
});
