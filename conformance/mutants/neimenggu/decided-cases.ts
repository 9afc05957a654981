import { withFields } from '../bodies.ts';
import { edited, mend, when } from '../deviations.ts';
import { envelopeOf, isObject, put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { isCreditCode } from './credit-code.ts';
import { after, errorsOf, isSuccess, only, recode, refuse } from './deviations.ts';
import { emptinessOf, filled, filledItems, textFields } from './fields.ts';
import { isOverLong, lengthOf, shortened } from './long-texts.ts';
import { caseOf, itemsOf } from './requests.ts';
import type { Variant } from './surroundings.ts';

/** Tolerated decisions about cases: what is accepted, refused or given anew. */
export const decidedCases: readonly Variant[] = [
  {
    name: 'bad-date-form-says-19400',
    tolerated: 'NM-A24',
    says: { zh: '日期格式有误时答 19400', en: 'a date of another form is answered by 19400' },
    deviate: when(hasMiswrittenDate, recode('14005', '19400')),
  },
  {
    name: 'bad-date-form-says-a-code-of-its-own',
    tolerated: 'NM-A24',
    says: { zh: '日期格式有误时用别的代码', en: 'a date of another form has another code' },
    deviate: when(hasMiswrittenDate, recode('14005', '14010')),
  },
  {
    name: 'impossible-date-is-accepted',
    tolerated: 'NM-A24',
    says: { zh: '日历上没有的日期也受理', en: 'a date that no calendar has is accepted' },
    deviate: mend(
      (request) => isNoDay(dateOf(request)),
      (request) => withFields(request, { penaltydate: dateOf(request).replace(/\d\d$/, '28') }),
    ),
  },
  {
    name: 'list-is-limited-to-one-thousand-items',
    tolerated: 'NM-A25',
    says: { zh: '清单至多一千项', en: 'a list has at most 1,000 items' },
    deviate: refuse((request) => itemsOf(request).length > 1000, '14007'),
  },
  {
    name: 'blank-fields-are-accepted',
    tolerated: 'NM-A28',
    says: { zh: '只有空白的字段也受理', en: 'fields of nothing but blanks are accepted' },
    deviate: mend(
      (request) => blanksOf(request).length > 0,
      (request) => blanksOf(request).reduce(filled, request),
    ),
  },
  {
    name: 'blank-fields-of-items-are-accepted',
    tolerated: 'NM-A28',
    says: { zh: '清单中只有空白的字段也受理', en: 'fields of items may be nothing but blanks' },
    deviate: mend(
      (request) =>
        itemsOf(request).some((item) => isObject(item) && Object.values(item).some(isBlank)),
      (request) =>
        filledItems(
          request,
          (index) => isObject(itemsOf(request)[index]),
          undefined,
          (emptiness) => emptiness === 'blank',
        ),
    ),
  },
  {
    name: 'uniscid-is-checked-strictly',
    tolerated: 'NM-A29',
    says: { zh: '核对统一社会信用代码的校验码', en: 'the check character of uniscid is verified' },
    deviate: refuse(
      (request) =>
        itemsOf(request).some((item) => {
          const code = Object(item)['uniscid'];
          return emptinessOf(code) === undefined && !isCreditCode(String(code));
        }),
      '14008',
    ),
  },
  {
    name: 'retry-gets-a-new-acceptid',
    tolerated: 'NM-A33',
    says: { zh: '原样重送得到新的受理号', en: 'the same case again gets a new acceptid' },
    deviate: only(
      'receiveCaseinfo',
      after('success', (reply, _request, { memory }) => {
        memory.set('count', Number(memory.get('count') ?? 0) + 1);
        const acceptid = `${envelopeOf(reply)?.['acceptid']}-${memory.get('count')}`;
        return edited(reply, put('acceptid', acceptid));
      }),
    ),
  },
  {
    name: 'other-content-gets-a-new-acceptid',
    tolerated: 'NM-A33',
    says: { zh: '同一编号的另一案件得到新的受理号', en: 'another case of that number is accepted' },
    deviate: only('receiveCaseinfo', async (request, around) => {
      const reply = await around.forward(request);
      const isConflict = errorsOf(reply).some(({ errorCode }) => errorCode === '19409');
      if (!isConflict) return reply;
      // The same case under a number of its own: the server gives each content one acceptid.
      const again = filled(request, 'caseid');
      const other = await around.forward(again);
      return isSuccess(other) ? other : reply;
    }),
  },
  {
    name: 'long-texts-are-accepted',
    tolerated: 'NM-A42',
    says: { zh: '文本长度不限', en: 'texts of any length are accepted' },
    deviate: only('receiveCaseinfo', mend(isOverLong, shortened)),
  },
  {
    name: 'texts-over-two-hundred-characters-are-refused',
    tolerated: 'NM-A42',
    says: { zh: '文本至多 200 个字符', en: 'texts have at most 200 characters' },
    deviate: refuse(
      (request) => Object.values(caseOf(request) ?? {}).some((value) => lengthOf(value) > 200),
      '19400',
    ),
  },
];

const dateOf = (request: WireRequest): string => String(caseOf(request)?.['penaltydate'] ?? '');

/** The date is some text, and none of the calendar written yyyy-MM-dd. */
function hasMiswrittenDate(request: WireRequest): boolean {
  return dateOf(request).trim() !== '' && typeof caseOf(request)?.['penaltydate'] === 'string';
}

const isBlank = (value: unknown): boolean => emptinessOf(value) === 'blank';

const blanksOf = (request: WireRequest): readonly string[] => {
  const names = textFields.map(({ name }) => name).filter((name) => name !== 'penaltydate');
  return names.filter((name) => isBlank(caseOf(request)?.[name]));
};

/** Written like a date, with a month of the year, and none of its days. */
function isNoDay(date: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(29|3[01])$/.test(date)) return false;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day;
}
