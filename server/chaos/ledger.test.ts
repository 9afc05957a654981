import { describe, expect, it } from 'vitest';
import { countsOf, type Entry, type Outcome, secondsUntilRight } from './ledger.ts';

const entry = (at: number, outcome: Outcome, strand = 'cases'): Entry => ({ at, strand, outcome });

it('counts what came of the calls', () => {
  const entries = [entry(1, 'right'), entry(2, 'silent'), entry(3, 'right'), entry(4, 'refused')];

  expect(countsOf(entries)).toEqual({ right: 2, refused: 1, silent: 1 });
});

describe('the seconds until all is right again', () => {
  const since = 1_000;
  const seconds = (entries: readonly Entry[], strands = ['cases']) =>
    secondsUntilRight(entries, { since, strands });

  it('end with the last call that went wrong', () => {
    const entries = [entry(500, 'silent'), entry(1_500, 'refused'), entry(1_700, 'right')];

    expect(seconds(entries)).toBe(0.5);
  });

  it('are none if nothing went wrong since', () => {
    expect(seconds([entry(500, 'silent'), entry(1_100, 'right')])).toBe(0);
  });

  it('are not over before every strand is answered', () => {
    const entries = [entry(1_100, 'right'), entry(1_200, 'silent', 'queries')];

    expect(seconds(entries, ['cases', 'queries'])).toBeUndefined();
    expect(seconds(entries, ['cases'])).toBe(0.1 - 0.1);
  });

  it('leave out strands that nobody waits for', () => {
    const entries = [entry(1_100, 'right'), entry(9_000, 'refused', 'queries')];

    expect(seconds(entries)).toBe(0);
  });
});
