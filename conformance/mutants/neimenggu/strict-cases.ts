import { isObject } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { refuse } from './deviations.ts';
import { itemFields, textFields } from './fields.ts';
import { caseOf, itemsOf, textsOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const base = { class: 'strict', operation: 'receiveCaseinfo' } as const;
/** A case that holds nothing wrong is to be received; any of its texts can be the one refused. */
const texts = [
  'NM-R033',
  'NM-R035',
  'NM-R036',
  'NM-R037',
  'NM-R038',
  'NM-R039',
  'NM-R041',
  'NM-R045',
  'NM-R046',
  'NM-R047',
  'NM-R048',
] as const;

/** Turns down cases that must be accepted. */
export const strictCases: readonly Mutant[] = [
  {
    ...base,
    name: 'leap-day-is-refused',
    requirements: ['NM-R040', 'NM-R058'],
    says: { zh: '闰年的二月二十九日被拒绝', en: 'the 29th of February of a leap year is refused' },
    field: 'penaltydate',
    deviate: refuse((request) => dateOf(request).endsWith('-02-29'), '14005'),
  },
  {
    ...base,
    name: 'future-date-is-refused',
    requirements: ['NM-R040'],
    says: { zh: '将来的日期被拒绝', en: 'a date in the future is refused' },
    field: 'penaltydate',
    deviate: refuse((request) => Date.parse(dateOf(request)) > Date.now() + 86_400_000, '14005'),
  },
  {
    ...base,
    name: 'date-of-the-last-century-is-refused',
    requirements: ['NM-R040'],
    says: { zh: '2000 年以前的日期被拒绝', en: 'a date before 2000 is refused' },
    field: 'penaltydate',
    deviate: refuse((request) => dateOf(request).startsWith('19'), '14005'),
  },
  {
    ...base,
    name: 'last-day-of-a-long-month-is-refused',
    requirements: ['NM-R040'],
    says: { zh: '三十一日被拒绝', en: 'the 31st of a month is refused' },
    field: 'penaltydate',
    deviate: refuse((request) => dateOf(request).endsWith('-31'), '14005'),
  },
  {
    ...base,
    name: 'unknown-field-of-a-case-is-refused',
    requirements: ['NM-R007', 'NM-R033', 'NM-R042'],
    says: { zh: '案件多出字段被拒绝', en: 'a field too many in a case is refused' },
    deviate: refuse((request) => {
      const known = [...textFields.map(({ name }) => name), 'penaltylist'];
      return hasMoreThan(known, caseOf(request));
    }, '19400'),
  },
  {
    ...base,
    name: 'unknown-field-of-an-item-is-refused',
    requirements: ['NM-R007', 'NM-R033', 'NM-R042'],
    says: { zh: '清单的项多出字段被拒绝', en: 'a field too many in an item is refused' },
    deviate: refuse((request) => {
      const known = itemFields.map(({ name }) => name);
      return itemsOf(request).some((item) => hasMoreThan(known, item));
    }, '14008'),
  },
  {
    ...base,
    name: 'only-one-entity-fits-into-a-case',
    requirements: ['NM-R042', 'NM-R033'],
    says: { zh: '清单多于一项就被拒绝', en: 'a list of more than one item is refused' },
    field: 'penaltylist',
    deviate: refuse((request) => itemsOf(request).length > 1, '14007'),
  },
  {
    ...base,
    name: 'only-one-thousand-entities-fit-into-a-case',
    leave: 'load',
    requirements: ['NM-R042', 'NM-R033'],
    says: {
      zh: '清单多于一千项就答 19500',
      en: 'a list of more than 1,000 items is answered by 19500',
    },
    field: 'penaltylist',
    deviate: refuse((request) => itemsOf(request).length > 1000, '19500'),
  },
  {
    ...base,
    name: 'enttype-must-be-of-a-table',
    requirements: ['NM-R048'],
    says: { zh: '市场主体类型必须是几种之一', en: 'enttype must be one of a few' },
    field: 'enttype',
    deviate: refuse(
      (request) =>
        itemsOf(request).some((item) => isObject(item) && !isCommonType(item['enttype'])),
      '14008',
    ),
  },
  {
    ...base,
    name: 'pripid-must-have-letters-and-digits-only',
    requirements: ['NM-R045'],
    says: { zh: '主体身份代码只能有字母和数字', en: 'pripid may have letters and digits only' },
    field: 'pripid',
    deviate: refuse(
      (request) =>
        itemsOf(request).some((item) => /[^\w\s]/.test(String(Object(item)['pripid'] ?? ''))),
      '14008',
    ),
  },
  {
    ...base,
    name: 'caseid-must-be-ascii',
    requirements: ['NM-R035'],
    says: { zh: '案件编号不能有汉字', en: 'a caseid with Han characters is refused' },
    field: 'caseid',
    deviate: refuse((request) => /[^\0-\x7F]/.test(String(caseOf(request)?.['caseid'])), '14000'),
  },
  {
    ...base,
    name: 'penaltyorg-must-be-han',
    requirements: ['NM-R041'],
    says: { zh: '处罚机关只能是汉字', en: 'penaltyorg must be written in Han characters' },
    field: 'penaltyorg',
    deviate: refuse(
      (request) => /[A-Za-z0-9]/.test(String(caseOf(request)?.['penaltyorg'] ?? '')),
      '14006',
    ),
  },
  texted('astral-character', '生僻字（𠮷）', 'a rare character (𠮷)', /[\u{10000}-\u{10FFFF}]/u),
  texted('quotation-mark', '单引号', 'a quotation mark', /'/),
  texted('angle-bracket', '尖括号', 'an angle bracket', /[<>]/),
  texted('line-break', '换行', 'a line break', /\n/),
  texted('blank-at-the-edge', '首尾空格', 'blanks around it', /^\s+\S|\S\s+$/),
];

function texted(kind: string, zh: string, en: string, pattern: RegExp): Mutant {
  return {
    ...base,
    name: `${kind}-is-refused`,
    requirements: texts,
    says: { zh: `含${zh}的文本被拒绝`, en: `a text with ${en} is refused` },
    deviate: refuse((request) => textsOf(request).some((text) => pattern.test(text)), '19400'),
  };
}

const dateOf = (request: WireRequest): string => String(caseOf(request)?.['penaltydate'] ?? '');

const isCommonType = (value: unknown): boolean =>
  typeof value !== 'string' || /^(有限责任公司|股份有限公司|个体工商户|\s*$)/.test(value);

const hasMoreThan = (known: readonly string[], value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((name) => !known.includes(name));
