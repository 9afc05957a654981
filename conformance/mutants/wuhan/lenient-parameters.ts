import { mend, when } from '../deviations.ts';
import { isObject } from '../envelope.ts';
import { after, noRows, only } from './deviations.ts';
import {
  callsUnknownService,
  callTo,
  filtersOf,
  hasForm,
  hasJson,
  jsonOf,
  pageOf,
  parameterOf,
  parametersOf,
  withoutFilters,
  withParameter,
  withParameters,
} from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Serves calls whose path, body or parameters must be turned down. */
export const lenientParameters: readonly Mutant[] = [
  {
    name: 'negative-page-is-an-empty-success',
    class: 'lenient',
    requirements: ['WH-R018'],
    says: { zh: '页码为负时答无数据', en: 'a negative page is answered as one without rows' },
    field: 'pageNo',
    deviate: when(
      (request) => pageOf(request) < 0,
      after('failure', (_reply, request) => noRows(pageOf(request))),
    ),
  },
  {
    name: 'page-zero-is-an-empty-success',
    class: 'lenient',
    requirements: ['WH-R018'],
    says: { zh: '第 0 页答无数据', en: 'page 0 is answered as one without rows' },
    field: 'pageNo',
    deviate: when(
      (request) => pageOf(request) === 0 && parameterOf(request, 'pageNo') !== '',
      after('failure', () => noRows(1)),
    ),
  },
  {
    name: 'page-in-words-is-an-empty-success',
    class: 'lenient',
    requirements: ['WH-R018'],
    says: { zh: '页码不是数字时答无数据', en: 'a page that is no number gets an empty success' },
    field: 'pageNo',
    deviate: when(
      (request) =>
        typeof parameterOf(request, 'pageNo') === 'string' && Number.isNaN(pageOf(request)),
      after('failure', () => noRows(1)),
    ),
  },
  {
    name: 'filter-may-be-a-number',
    class: 'lenient',
    requirements: ['WH-R019'],
    says: { zh: '注册号条件可以是数字', en: 'the filter regno may be a number' },
    operation: 'queryInvestors',
    field: 'regno',
    deviate: only(
      'queryInvestors',
      mend(
        (request) => typeof parameterOf(request, 'regno') === 'number',
        (request) => withParameter(request, 'regno', String(parameterOf(request, 'regno'))),
      ),
    ),
  },
  {
    name: 'filter-of-another-type-does-not-count',
    class: 'lenient',
    requirements: ['WH-R021', 'WH-R019', 'WH-R020', 'WH-R022'],
    says: { zh: '条件是列表或对象时当作没有', en: 'a filter that is a list or object is left out' },
    deviate: mend(
      (request) =>
        filtersOf(request).some(([, value]) => typeof value === 'object' && value !== null),
      (request) => {
        const texts = filtersOf(request).filter(([, value]) => typeof value === 'string');
        const names = new Set(texts.map(([name]) => name));
        return withoutFilters(request, (name) => !names.has(name));
      },
    ),
  },
  {
    name: 'filter-may-have-any-length',
    class: 'lenient',
    requirements: ['WH-R021'],
    says: { zh: '企业名称超过 255 个字符也行', en: 'entname may be longer than 255 characters' },
    operation: 'queryInvestors',
    field: 'entname',
    deviate: only('queryInvestors', cutTo255('entname')),
  },
  {
    name: 'licenseno-may-have-any-length',
    class: 'lenient',
    requirements: ['WH-R035'],
    says: {
      zh: '许可证编号超过 255 个字符也行',
      en: 'licenseno may be longer than 255 characters',
    },
    operation: 'queryLicenses',
    field: 'licenseno',
    deviate: only('queryLicenses', cutTo255('licenseno')),
  },
  {
    name: 'malformed-json-counts-as-no-filter',
    class: 'lenient',
    requirements: ['WH-R035', 'WH-R027', 'WH-R040'],
    says: { zh: '报文不是 JSON 时当作没有条件', en: 'a body that is no JSON counts as no filter' },
    deviate: mend(
      (request) => hasJson(request) && request.body.length > 0 && jsonOf(request) === undefined,
      (request) => withParameters(request, { pageNo: 1 }),
    ),
  },
  {
    name: 'query-of-another-type-counts-as-no-filter',
    class: 'lenient',
    requirements: ['WH-R035', 'WH-R040'],
    says: {
      zh: 'query 不是对象时当作没有条件',
      en: 'a query that is no object counts as no filter',
    },
    field: 'query',
    deviate: mend(
      (request) => {
        const value = jsonOf(request);
        return isObject(value) && 'query' in value && !isObject(value['query']);
      },
      (request) => withParameters(request, { pageNo: 1 }),
    ),
  },
  {
    name: 'body-of-any-media-type-will-do',
    class: 'lenient',
    requirements: ['WH-R027'],
    says: { zh: '请求体是什么类型都行', en: 'a body of any media type will do' },
    field: 'Content-Type',
    deviate: mend(
      (request) =>
        request.headers['content-type'] !== undefined && !hasJson(request) && !hasForm(request),
      (request) => withParameters(request, parametersOf(request) ?? { pageNo: 1 }),
    ),
  },
  {
    name: 'any-service-name-will-do',
    class: 'lenient',
    requirements: ['WH-R042', 'WH-R015'],
    says: { zh: '服务名写什么都行', en: 'a service of any name is served' },
    deviate: mend(callsUnknownService, (request) => callTo('queryInvestors', request)),
  },
  {
    name: 'unknown-service-has-no-rows',
    class: 'lenient',
    requirements: ['WH-R042', 'WH-R015'],
    says: { zh: '服务不存在时答无数据', en: 'an unknown service is one without rows' },
    field: 'errcode',
    deviate: after(100101, (reply, request) => (callsUnknownService(request) ? noRows(1) : reply)),
  },
  {
    name: 'rate-is-not-limited',
    class: 'lenient',
    requirements: ['WH-R043'],
    leave: 'load',
    says: { zh: '调用频率没有上限', en: 'calls are never throttled' },
    deviate: after(1141, () => noRows(1)),
  },
];

/** Compares no more than 255 characters where a longer filter must be refused (WH-A42). */
function cutTo255(name: string) {
  return mend(
    (request) => [...String(parameterOf(request, name) ?? '')].length > 255,
    (request) => {
      const short = [...String(parameterOf(request, name))].slice(0, 255).join('');
      return withParameter(request, name, short);
    },
  );
}
