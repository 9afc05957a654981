import { describe, expect, it } from 'vitest';
import { type Deviating, refusal, success } from '../../testing/neimenggu/right-endpoint.ts';
import { isAt, tokenOf } from '../../testing/neimenggu/session-deviations.ts';
import { failuresOf } from '../../testing/neimenggu/trial.ts';

/** A logout that also ends other sessions. */
const endingToo =
  (isEnded: (appKey: string, own: string | undefined) => boolean): Deviating =>
  (asked, { right, live }) => {
    const own = live.get(tokenOf(asked));
    const answer = right(asked);
    const isLogout = isAt(asked, 'logout') && answer.value['ackCode'] === 'SUCCESS';
    for (const [token, appKey] of live) if (isLogout && isEnded(appKey, own)) live.delete(token);
    return answer;
  };

/** A logout that ends another session than its own. */
const endingNewest: Deviating = (asked, { right, live }) => {
  const token = tokenOf(asked);
  const newest = [...live.keys()].findLast((one) => live.get(one) === live.get(token));
  if (!isAt(asked, 'logout') || newest === undefined || !live.has(token)) return right(asked);
  live.delete(newest);
  return success();
};

/** Closed sessions go on living, for one operation. */
function undead(name: string): Deviating {
  const all = new Map<string, string>();
  return (asked, { right, live }) => {
    for (const [token, appKey] of live) all.set(token, appKey);
    const appKey = all.get(tokenOf(asked));
    if (isAt(asked, name) && appKey) live.set(tokenOf(asked), appKey);
    return right(asked);
  };
}

/** A session that serves so many cases, and then no more. */
function serving(times: number): Deviating {
  const served = new Map<string, number>();
  return (asked, { right }) => {
    const count = (served.get(tokenOf(asked)) ?? 0) + 1;
    if (!isAt(asked, 'login')) served.set(tokenOf(asked), count);
    return count > times && !isAt(asked, 'login') ? refusal('13000') : right(asked);
  };
}

describe('an endpoint with wrong sessions', () => {
  it.each<readonly [string, string, Deviating]>([
    ['lets the closed in', 'token.receiveCaseinfo.closed', undead('receiveCaseinfo')],
    [
      'lets the closed in of another application',
      'token.receiveCaseinfo.closed-of-another',
      undead('receiveCaseinfo'),
    ],
    [
      'refuses an empty logout',
      'logout.body-empty',
      (asked, { right }) =>
        isAt(asked, 'logout') && asked.body.length === 0 ? refusal('19400', 400) : right(asked),
    ],
    [
      'refuses a logout without a Content-Type',
      'logout.no-content-type',
      (asked, { right }) => (asked.headers['content-type'] ? right(asked) : refusal('19415', 415)),
    ],
    [
      'does not read an empty logout',
      'logout.body-empty',
      (asked, { right, live }) =>
        isAt(asked, 'logout') && asked.body.length === 0 && live.has(tokenOf(asked))
          ? success()
          : right(asked),
    ],
    ['ends the newest session', 'session.closing-leaves-others', endingNewest],
    [
      'refuses every logout',
      'logout.right',
      (asked, { right }) => (isAt(asked, 'logout') ? refusal('19500', 500) : right(asked)),
    ],
    [
      'ends all sessions of an application',
      'session.closing-leaves-others',
      endingToo((appKey, own) => appKey === own),
    ],
    [
      'ends all sessions of others',
      'session.closing-leaves-other-application',
      endingToo((appKey, own) => appKey !== own),
    ],
    ['serves a session ten times', 'session.serves-many', serving(10)],
    ['serves a session once', 'session.three-steps', serving(1)],
  ])('that %s fails %s', async (_, id, deviate) => {
    expect(await failuresOf(`neimenggu.${id}`, deviate)).toContain(`neimenggu.${id}`);
  });
});
