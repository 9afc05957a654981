import { describe, expect, it } from 'vitest';
import { coded, ofList, reading, telling } from '../../testing/neimenggu/case-deviations.ts';
import { keep, keepAnew, type Sent, type Told } from '../../testing/neimenggu/case-rules.ts';
import type { Habits } from '../../testing/neimenggu/right-endpoint.ts';
import { judgeCases } from '../../testing/neimenggu/trial.ts';

const isTyped = ({ total, ...one }: Sent) =>
  Object.values(one).some((value) => typeof value === 'number');
const isMisshapen = (date: unknown, told: readonly Told[]) =>
  typeof date === 'string' && date.trim() !== '' && told[0]?.errorCode === '14005';

describe('the checks of cases', () => {
  it('pass on a right endpoint without a warning', async () => {
    const { failed, readings, passed } = await judgeCases({});

    expect([failed, readings]).toEqual([[], []]);
    expect(passed).toBeGreaterThan(100);
  });

  it.each<readonly [string, string, Partial<Habits>]>([
    ['tells the first fault only', 'NM-A27', telling((told) => told.slice(0, 1))],
    [
      'tells each code once',
      'no warning',
      telling((told) => [...new Map(told.map((one) => [one.errorCode, one])).values()]),
    ],
    [
      'has codes of its own for types',
      'NM-A48',
      telling((t, one) => (isTyped(one) ? coded('19400') : t)),
    ],
    [
      'has another code for a misshapen date',
      'NM-A24',
      telling((told, one) => (isMisshapen(one['penaltydate'], told) ? coded('14999') : told)),
    ],
    [
      'accepts blanks',
      'NM-A28',
      reading((one) => {
        const fill = (value: unknown) => (/^\s+$/.test(`${value}`) ? 'x' : value);
        const filled = (each: Sent) =>
          Object.fromEntries(Object.entries(each).map(([key, value]) => [key, fill(value)]));
        return ofList({ ...filled(one), penaltydate: one['penaltydate'] }, (list) =>
          list.map((entity) => (Object(entity) === entity ? filled(entity) : entity)),
        );
      }),
    ],
    [
      'takes caseids and pripids of 32 characters at most',
      'NM-A42',
      telling((told, one) => {
        const list = Array.isArray(one['penaltylist']) ? one['penaltylist'] : [];
        const ids = [one['caseid'], ...list.map((entity) => entity?.pripid)];
        const isLong = ids.some((id) => `${id ?? ''}`.length > 32);
        return told.length === 0 && isLong ? coded('19400') : told;
      }),
    ],
    ['takes each case for a new one', 'NM-A33', { keep: keepAnew }],
    [
      'takes other content for a new case',
      'NM-A33',
      { keep: (...given) => keep(...given) ?? keepAnew(...given) },
    ],
    [
      'says accpetid',
      'no warning',
      { reply: ({ acceptid, ...rest }) => (acceptid ? { ...rest, accpetid: acceptid } : rest) },
    ],
    [
      'gives numbers for texts',
      'no warning',
      {
        reply: ({ acceptid, errors, ...rest }) => ({
          ...rest,
          ...(acceptid ? { acceptid: Number(`${acceptid}`.slice(1)) } : {}),
          errors: (errors as Told[]).map((one) => ({ ...one, errorCode: Number(one.errorCode) })),
        }),
      },
    ],
    [
      'leaves errors out',
      'no warning',
      {
        reply: ({ errors, ...rest }) => ({ ...rest, ...((errors as Told[])[0] ? { errors } : {}) }),
      },
    ],
    [
      'verifies the credit code',
      'NM-A29',
      telling((told, one) => {
        const list = Array.isArray(one['penaltylist']) ? one['penaltylist'] : [];
        const odd = list.some((entity) => !/^91\d{6}MA0DEM\w{4}$|^92/.test(`${entity?.uniscid}`));
        return told.length === 0 && odd ? coded('14008') : told;
      }),
    ],
  ])('bear an endpoint that %s (%s)', async (_, reading, habits) => {
    const { failed, readings } = await judgeCases(habits);

    expect(failed).toEqual([]);
    expect(readings).toEqual(reading === 'no warning' ? [] : [reading]);
  });
});
