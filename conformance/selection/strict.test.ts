import { expect, it } from 'vitest';
import { check, fails, passes, trial, warns } from '../testing/trial.ts';
import { strictly } from './strict.ts';

/** What becomes of these checks under the strict profile. */
const outcomes = async (...bodies: readonly (typeof passes)[]) => {
  const { decided } = await trial(bodies.map((body, index) => check(`${index}`, body)));
  return decided.map(strictly).map(({ outcome }) => outcome);
};

it('makes a failure of a warning, which names the reading and what was seen', async () => {
  expect(await outcomes(warns)).toMatchObject([
    {
      verdict: 'fail',
      difference: {
        expected: { en: 'the canonical form of reading WH-A15' },
        actual: { en: 'odd' },
        at: null,
      },
    },
  ]);
});

it('leaves every other outcome alone', async () => {
  const verdicts = (await outcomes(passes, fails)).map(({ verdict }) => verdict);

  expect(verdicts).toEqual(['pass', 'fail']);
});
