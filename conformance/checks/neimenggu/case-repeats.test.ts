import { describe, expect, it } from 'vitest';
import { coded, ofList, telling } from '../../testing/neimenggu/case-deviations.ts';
import {
  contentOf,
  faultsOf,
  type Kept,
  keep,
  keepAnew,
} from '../../testing/neimenggu/case-rules.ts';
import type { Habits } from '../../testing/neimenggu/right-endpoint.ts';
import { judgeCases } from '../../testing/neimenggu/trial.ts';

describe('the checks of what becomes of a case', () => {
  it.each<readonly [string, string, Partial<Habits>]>([
    [
      'a second success for other content',
      'neimenggu.case.conflict.penaltyorg',
      {
        keep: (kept, key, one) => keep(kept, key, { ...one, penaltyorg: 'x' }),
      },
    ],
    [
      'a list that is cut',
      'neimenggu.case.conflict.list-longer',
      {
        keep: (kept, key, one) =>
          keep(
            kept,
            key,
            ofList(one, (list) => list.slice(0, 3)),
          ),
      },
    ],
    [
      'a case written over',
      'neimenggu.case.conflict.legal',
      {
        keep(kept, key, one) {
          const before = kept.get(key)?.content;
          const given = keepAnew(kept, key, one);
          return before === undefined || before === contentOf(one) ? given : null;
        },
      },
    ],
    [
      'a repeat refused',
      'neimenggu.case.repeat.same',
      {
        keep: (kept, key, one) => (kept.has(key) ? null : keepAnew(kept, key, one)),
      },
    ],
    [
      'bytes compared',
      'neimenggu.case.repeat.layout',
      {
        keep: (kept, key, one) => keep(kept, key, { ...one, caseid: JSON.stringify(one) }),
      },
    ],
    [
      'one acceptid for all',
      'neimenggu.case.acceptid',
      { reply: (v) => (v['acceptid'] ? { ...v, acceptid: 'A' } : v) },
    ],
    ['no acceptid', 'neimenggu.case.acceptid', { reply: ({ acceptid, ...rest }) => rest }],
    [
      'caseids that all applications share',
      'neimenggu.case.per-application',
      {
        keep: (kept, key, one) => keep(kept, key.slice(4), one),
      },
    ],
    [
      'caseids in any case',
      'neimenggu.case.caseid-is-exact.letter-case',
      {
        keep: (kept, key, one) => keep(kept, key.toLowerCase(), { ...one, caseid: 'x' }),
      },
    ],
    [
      'caseids that are cut',
      'neimenggu.case.caseid-is-exact.tail',
      { keep: (kept, key, one) => keep(kept, key.slice(0, 36), one) },
    ],
    [
      'characters that no caseid may have',
      'neimenggu.input.receiveCaseinfo.caseid.characters',
      telling((told, one) => (/[^ -~]/.test(`${one['caseid']}`) ? coded('19400') : told)),
    ],
    [
      'a first case lost to a second',
      'neimenggu.case.conflict.penalty',
      {
        keep(kept, key, one) {
          const given = keep(kept, key, one);
          if (given === null) kept.delete(key);
          return given;
        },
      },
    ],
  ])('notice %s', async (_, id, habits) => {
    const { failed } = await judgeCases(habits, ['neimenggu.case.accepted', id]);

    expect(failed).toEqual([id]);
  });

  it('notice what is stored of a case that was refused', async () => {
    const stored: Kept = new Map();
    const { failed } = await judgeCases(
      {
        faultsOf(one) {
          const told = faultsOf(one);
          if (told.length > 0) keep(stored, `${one['caseid']}`, one);
          return told;
        },
        keep: (_, key, one) => keep(stored, key.slice(4), one),
      },
      ['neimenggu.case.accepted', 'neimenggu.case.atomic'],
    );

    expect(failed).toContain('neimenggu.case.atomic.last');
    expect(failed).toContain('neimenggu.case.atomic.head');
  });
});
