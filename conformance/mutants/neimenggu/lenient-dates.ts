import { withFields } from '../bodies.ts';
import { mend } from '../deviations.ts';
import { caseOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

type Form = readonly [kind: string, pattern: RegExp, says: Mutant['says']];

const forms: readonly Form[] = [
  ['without-dashes', /^\d{8}$/, { zh: '日期可以写成 20260305', en: 'a date may be 20260305' }],
  [
    'with-slashes',
    /^\d{4}\/\d{2}\/\d{2}$/,
    { zh: '日期可以用斜线', en: 'a date may have slashes' },
  ],
  ['with-points', /^\d{4}\.\d{2}\.\d{2}$/, { zh: '日期可以用点', en: 'a date may have points' }],
  [
    'with-single-digits',
    /^\d{4}-(\d-\d{1,2}|\d{2}-\d)$/,
    { zh: '日期可以写成 2026-3-5', en: 'a date may be 2026-3-5' },
  ],
  [
    'with-a-time',
    /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/,
    { zh: '日期可以带时间', en: 'a date may carry a time' },
  ],
  [
    'with-the-day-first',
    /^\d{2}[-/]\d{2}[-/]\d{4}$/,
    { zh: '日期可以写成 05-03-2026', en: 'a date may be 05-03-2026' },
  ],
  [
    'in-chinese',
    /^\d{4}年\d{1,2}月\d{1,2}日$/,
    { zh: '日期可以写成年月日', en: 'a date in Chinese' },
  ],
  [
    'with-two-digits-of-the-year',
    /^\d{2}-\d{2}-\d{2}$/,
    { zh: '年可以写两位', en: 'a year of two digits' },
  ],
  [
    'with-blanks-around',
    /^\s+\d{4}-\d{2}-\d{2}\s*$|^\d{4}-\d{2}-\d{2}\s+$/,
    { zh: '日期前后可以有空白', en: 'blanks may stand around a date' },
  ],
  ['of-any-kind', /\S/, { zh: '日期可以是任何文本', en: 'any text may stand for a date' }],
];

const isRight = /^\d{4}-\d{2}-\d{2}$/;

/** Accepts dates that are not written yyyy-MM-dd (NM-A24). */
export const lenientDates: readonly Mutant[] = forms.map(([kind, pattern, says]) => ({
  name: `penaltydate-may-be-${kind}`,
  class: 'lenient',
  requirements: ['NM-R040', 'NM-R058'],
  says,
  operation: 'receiveCaseinfo',
  field: 'penaltydate',
  deviate: mend(
    (request) => {
      const date = caseOf(request)?.['penaltydate'];
      return typeof date === 'string' && pattern.test(date) && !isRight.test(date);
    },
    (request) => withFields(request, { penaltydate: '2026-03-05' }),
  ),
}));
