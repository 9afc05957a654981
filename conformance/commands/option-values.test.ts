import { describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { budgetOf, oneOf, rateOf, seedOf } from './option-values.ts';

describe('a budget', () => {
  it.each([
    ['300', { requests: 300, seconds: null }],
    ['90s', { requests: null, seconds: 90 }],
    ['5m', { requests: null, seconds: 300 }],
    ['1h', { requests: null, seconds: 3600 }],
    ['300,5m', { requests: 300, seconds: 300 }],
    ['5m, 300', { requests: 300, seconds: 300 }],
  ])('of %s is %j', (text, budget) => {
    expect(budgetOf(text, undefined)).toEqual(budget);
  });

  it('may be said by two options', () => {
    expect(budgetOf('5m', budgetOf('300', undefined))).toEqual({ requests: 300, seconds: 300 });
  });

  it.each(['0', '0s', '', 'x', '5 m', '-1', '1.5', '300,', '5d'])('is not %j', (text) => {
    expect(() => budgetOf(text, undefined)).toThrow(UsageError);
  });
});

describe('a rate', () => {
  it.each([
    ['5', 5],
    ['0.5', 0.5],
  ])('may be %s', (text, rate) => {
    expect(rateOf(text)).toBe(rate);
  });

  it.each(['0', '-1', 'x', '', '100001', '1e3', '5/s'])('is not %j', (text) => {
    expect(() => rateOf(text)).toThrow(/--rate has to be/);
  });
});

describe('a seed', () => {
  it.each([
    ['0', 0],
    ['-7', -7],
    ['42', 42],
  ])('may be %s', (text, seed) => {
    expect(seedOf(text)).toBe(seed);
  });

  it.each(['', '1.5', 'x', '99999999999999999999'])('is not %j', (text) => {
    expect(() => seedOf(text)).toThrow(/--seed has to be/);
  });
});

it('a word that is not among those is refused, and all are named', () => {
  const profile = oneOf('--profile', ['strict', 'published']);

  expect(profile('strict')).toBe('strict');
  expect(() => profile('loose')).toThrow('--profile has to be strict, published; it is "loose"');
});

it('a word is set apart from the Chinese around it', () => {
  const refused = (): unknown => oneOf('--profile', ['strict', 'published'])('loose');

  expect(refused).toThrow(
    expect.objectContaining({
      text: expect.objectContaining({ zh: '--profile 应为 strict、published，现在是“loose”' }),
    }),
  );
});
