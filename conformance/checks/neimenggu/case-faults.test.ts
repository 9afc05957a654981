import { describe, expect, it } from 'vitest';
import { coded, ofList, reading, telling } from '../../testing/neimenggu/case-deviations.ts';
import type { Habits } from '../../testing/neimenggu/right-endpoint.ts';
import { judgeCases } from '../../testing/neimenggu/trial.ts';

const field = 'neimenggu.input.receiveCaseinfo';

describe('the checks of what is in a case', () => {
  it.each<readonly [string, string, Partial<Habits>]>([
    ['one code for all', `${field}.illegality.empty`, telling((t) => (t[0] ? coded('14000') : t))],
    [
      'a code of its own for all',
      `${field}.illegality.null`,
      telling((t) => (t[0] ? coded('19400') : t)),
    ],
    [
      'a right field that is blamed',
      `${field}.penalty.required`,
      telling((told) => (told[0] ? [...told, ...coded('14006')] : told)),
    ],
    [
      'two digits that may be one',
      `${field}.penaltydate.pattern`,
      reading((one) =>
        one['penaltydate'] === '2026-1-1' ? { ...one, penaltydate: '2026-01-01' } : one,
      ),
    ],
    [
      'a date in the future refused',
      `${field}.penaltydate.days`,
      telling((told, one) => (`${one['penaltydate']}` > '2030' ? coded('14005') : told)),
    ],
    [
      'numbers taken for texts',
      `${field}.casename.type`,
      reading((one) => (typeof one['casename'] === 'number' ? { ...one, casename: 'x' } : one)),
    ],
    [
      'only the first item looked at',
      `${field}.penaltylist.legal.empty`,
      reading((one) => ofList(one, (list) => list.slice(0, 1))),
    ],
    [
      'an item of null overlooked',
      `${field}.penaltylist.items`,
      reading((one) => ofList(one, (list) => list.filter((entity) => entity !== null))),
    ],
    [
      'an empty list accepted',
      `${field}.penaltylist.minItems`,
      telling((told) => told.filter(({ errorCode }) => errorCode !== '14007')),
    ],
    [
      'zero taken for nothing',
      `${field}.penalty.characters`,
      telling((told, one) => (one['penalty'] === '0' ? coded('14004') : told)),
    ],
    ['faults out of order', 'neimenggu.case.faults.two-fields', telling((t) => t.toReversed())],
    [
      'a list that a hundred are too many for',
      'neimenggu.case.list.hundred',
      reading((one) => ofList(one, (list) => list.slice(0, 50))),
    ],
    [
      'an object taken for a list',
      'neimenggu.case.list.other-forms',
      reading((one) =>
        Array.isArray(one['penaltylist']) || typeof one['penaltylist'] !== 'object'
          ? one
          : { ...one, penaltylist: [one['penaltylist']] },
      ),
    ],
  ])('notice %s', async (_, id, habits) => {
    const { failed } = await judgeCases(habits, ['neimenggu.case.accepted', id]);

    expect(failed).toEqual([id]);
  });
});
