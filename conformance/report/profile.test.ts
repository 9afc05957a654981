import { describe, expect, it } from 'vitest';
import type { CheckResult, Warning } from '../result.ts';
import { profileOf } from './profile.ts';
import { check } from './sample/results.ts';

const warning = (reading: string, en = 'as text'): Warning => ({
  reading,
  says: { zh: `${en}（中）`, en },
  at: null,
});

const warned = (id: string, operation: string, ...warnings: readonly Warning[]): CheckResult =>
  check({ id, operation, verdict: 'warn', warnings });

describe('profileOf', () => {
  it('names a variant once, with the operations and the checks that saw it', () => {
    const profile = profileOf([
      warned('one', 'login', warning('NM-A01')),
      warned('two', 'login', warning('NM-A01')),
      warned('three', 'logout', warning('NM-A01')),
    ]);

    expect(profile).toEqual([
      {
        reading: 'NM-A01',
        says: { zh: 'as text（中）', en: 'as text' },
        operations: ['login', 'logout'],
        checks: ['one', 'two', 'three'],
      },
    ]);
  });

  it('keeps two variants of one reading apart', () => {
    const profile = profileOf([warned('one', 'login', warning('NM-A01'), warning('NM-A01', 'b'))]);

    expect(profile.map(({ says }) => says.en)).toEqual(['as text', 'b']);
  });

  it('names a check once that saw a variant at two places', () => {
    const [entry] = profileOf([warned('one', 'login', warning('NM-A40'), warning('NM-A40'))]);

    expect(entry?.checks).toEqual(['one']);
  });

  it('stands in the order of the readings, whatever the checks saw first', () => {
    const order = ['XX-A30', 'XX-A100', 'XX-A9'].map((reading) => warning(reading));

    expect(profileOf([warned('one', 'login', ...order)]).map(({ reading }) => reading)).toEqual([
      'XX-A9',
      'XX-A30',
      'XX-A100',
    ]);
  });

  it('is empty where nothing was tolerated', () => {
    expect(profileOf([check({ id: 'one' })])).toEqual([]);
  });
});
