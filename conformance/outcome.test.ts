import { expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';
import { boundedPatterns } from './platforms/own/bounded-pattern.ts';

/** What is thrown where a pattern of a person's document cannot decide a value. */
function givenUp(): unknown {
  const pattern = boundedPatterns({ placeOf: () => 'api.yaml:12', longest: 20 })('^(a+)+$', 'u');
  try {
    return pattern.test(`${'a'.repeat(60)}!`);
  } catch (error) {
    return error;
  }
}

it('a pattern that cannot decide is told as what it is, with its place in the document', () => {
  const outcome = outcomeOf(givenUp());

  expect(outcome).toMatchObject({
    verdict: 'error',
    says: { zh: expect.stringMatching(/已中止/) },
  });
  expect(outcome).toMatchObject({
    says: { en: expect.stringMatching(/^api\.yaml:12: the pattern/) },
  });
});

it('anything else that is thrown is our own fault', () => {
  const outcome = { verdict: 'error', message: 'a bug of ours' };

  expect(outcomeOf(new TypeError('a bug of ours'))).toEqual(outcome);
  expect(outcomeOf('a bug of ours')).toEqual(outcome);
});
