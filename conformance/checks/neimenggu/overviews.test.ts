import { describe, expect, it } from 'vitest';
import { type Deviating, known, refusal } from '../../testing/neimenggu/right-endpoint.ts';
import { answering, living, onLogin, tokenOf } from '../../testing/neimenggu/session-deviations.ts';
import { failuresOf } from '../../testing/neimenggu/trial.ts';

/** After so many calls, every tenth is too many. */
function limiting(calls: number): Deviating {
  let count = 0;
  return (asked, { right }) => {
    count += 1;
    return count > calls && count % 10 === 0 ? refusal('429', 429) : right(asked);
  };
}

describe('an endpoint with wrong replies', () => {
  it.each<readonly [string, string, Deviating]>([
    [
      'gives an acceptid with a refusal',
      'failure.empty-handed',
      answering('12004', ({ status, value }) => ({ status, value: { ...value, acceptid: '1' } })),
    ],

    [
      'shows the secret',
      'failure.no-internals',
      onLogin((asked, { right }) => {
        const { status, value } = right(asked);
        return { status, value: { ...value, hint: known[0]?.appSecret } };
      }),
    ],
    [
      "shows another session's token",
      'failure.no-internals',
      (asked, endpoint) => {
        const other = living(endpoint, (token) => token !== tokenOf(asked));
        const { status, value } = endpoint.right(asked);
        return { status, value: { ...value, online: other } };
      },
    ],
    ['limits the rate', 'rate.within', limiting(30)],
  ])('that %s fails %s', async (_, id, deviate) => {
    expect(await failuresOf(`neimenggu.${id}`, deviate)).toContain(`neimenggu.${id}`);
  });
});
