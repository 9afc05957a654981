import { when } from '../deviations.ts';
import { after, failure, noRows, only, refuse } from './deviations.ts';
import { filtersOf, hasForm, pageOf, parameterOf, textsOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Turns down, or finds nothing for, filters and pages that must be served. */
export const strictFilters: readonly Mutant[] = [
  {
    name: 'filter-of-255-characters-is-too-long',
    class: 'strict',
    requirements: ['WH-R021'],
    says: { zh: '255 个字符的条件被拒绝', en: 'a filter of 255 characters is refused' },
    operation: 'queryInvestors',
    field: 'entname',
    deviate: refuseFilter('entname', (text) => [...text].length > 200),
  },
  {
    name: 'filter-length-counts-bytes',
    class: 'strict',
    requirements: ['WH-R021'],
    says: { zh: '条件长度按字节计', en: 'the length of a filter is counted in bytes' },
    operation: 'queryInvestors',
    field: 'entname',
    deviate: refuseFilter('entname', (text) => Buffer.byteLength(text) > 255),
  },
  {
    name: 'filter-length-counts-astral-characters-twice',
    class: 'strict',
    requirements: ['WH-R021'],
    says: { zh: '生僻字（𠮷）按两个字符计', en: 'rare characters (𠮷) count twice in a filter' },
    operation: 'queryInvestors',
    field: 'entname',
    deviate: refuseFilter('entname', (text) => text.length > 255),
  },
  {
    name: 'full-width-characters-are-refused',
    class: 'strict',
    requirements: ['WH-R021'],
    says: { zh: '全角字符的条件被拒绝', en: 'full-width characters in a filter are refused' },
    operation: 'queryInvestors',
    field: 'entname',
    deviate: refuseFilter('entname', (text) => /[\uFF01-\uFF5E]/.test(text)),
  },
  {
    name: 'holder-length-counts-astral-characters-twice',
    class: 'strict',
    requirements: ['WH-R035'],
    says: { zh: '负责人条件中生僻字按两个字符计', en: 'rare characters count twice in holder' },
    operation: 'queryLicenses',
    field: 'holder',
    deviate: only(
      'queryLicenses',
      refuse(
        (request) => String(parameterOf(request, 'holder') ?? '').length > 255,
        500,
        '内部服务错误：holder',
      ),
    ),
  },
  {
    name: 'empty-filter-finds-nothing',
    class: 'strict',
    requirements: ['WH-R019', 'WH-R020', 'WH-R021', 'WH-R022'],
    says: { zh: '空字符串条件查不到数据', en: 'an empty text as filter finds nothing' },
    deviate: when(
      (request) => filtersOf(request).some(([, value]) => value === ''),
      after('success', (_reply, request) => noRows(pageOf(request))),
    ),
  },
  {
    name: 'han-in-a-form-finds-nothing',
    class: 'strict',
    requirements: ['WH-R024', 'WH-R027', 'WH-R021'],
    says: { zh: '表单里的汉字条件查不到数据', en: 'Han characters in a form find nothing' },
    deviate: when(
      (request) =>
        hasForm(request) && textsOf(request).some((text) => /\p{Script=Han}/u.test(text)),
      after('success', (_reply, request) => noRows(pageOf(request))),
    ),
  },
  {
    name: 'no-match-is-a-failure',
    class: 'strict',
    requirements: ['WH-R039'],
    says: { zh: '查无数据答失败', en: 'a query that matches nothing is a failure' },
    field: 'errcode',
    deviate: after('empty', (reply, request) =>
      pageOf(request) === 1 ? failure(500, '没有数据') : reply,
    ),
  },
  {
    name: 'page-past-the-end-is-a-failure',
    class: 'strict',
    requirements: ['WH-R039', 'WH-R018'],
    says: { zh: '超出末页答失败', en: 'a page past the end is a failure' },
    field: 'pageNo',
    deviate: after('empty', (reply, request) =>
      pageOf(request) > 1 ? failure(500, '内部服务错误：pageNo') : reply,
    ),
  },
];

function refuseFilter(name: string, tooMuch: (text: string) => boolean) {
  return only(
    'queryInvestors',
    refuse(
      (request) => tooMuch(String(parameterOf(request, name) ?? '')),
      500,
      `内部服务错误：${name}`,
    ),
  );
}
