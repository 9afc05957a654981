import { map, put, rename } from '../envelope.ts';
import { eachCompany, edit, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const everything = ['SX-R060', 'SX-R071', 'SX-R087'] as const;

/** Wrong in msg, result or data, or in how the whole reply is wrapped. */
export const envelope: readonly Mutant[] = [
  result('is-a-text', '1', { zh: '单个查询的 result 是 "1"', en: 'result is the text "1"' }),
  {
    name: 'failure-has-result-minus-one',
    class: 'envelope',
    requirements: everything,
    says: { zh: '失败时 result 是 -1', en: 'result is -1 on failure' },
    field: 'result',
    deviate: edit('failure', put('result', -1)),
  },
  {
    name: 'failure-has-no-result',
    class: 'envelope',
    requirements: everything,
    says: { zh: '失败时没有 result', en: 'failures have no result' },
    field: 'result',
    deviate: edit('failure', put('result', undefined)),
  },
  {
    name: 'failure-has-an-empty-msg',
    class: 'envelope',
    requirements: ['SX-R059', 'SX-R086'],
    says: { zh: '失败时 msg 是空字符串', en: 'msg is empty on failure' },
    field: 'msg',
    deviate: edit('failure', put('msg', '')),
  },
  {
    name: 'msg-is-called-message',
    class: 'envelope',
    requirements: ['SX-R059'],
    says: { zh: '单个查询的 msg 写成 message', en: 'a single lookup calls msg message' },
    operation: 'getEnterpriseGrade',
    field: 'msg',
    deviate: only('getEnterpriseGrade', edit('success', rename('msg', 'message'))),
  },
  {
    name: 'failure-explains-itself-in-data',
    class: 'envelope',
    requirements: ['SX-R060'],
    says: { zh: '失败的详情放在 data 里', en: 'failures explain themselves in data' },
    field: 'data',
    deviate: edit('failure', put('data', { code: 'E1001', detail: '请求未通过检查' })),
  },
  {
    name: 'company-comes-in-a-list',
    class: 'envelope',
    requirements: ['SX-R064'],
    says: { zh: '单个企业放在列表里', en: 'a single enterprise comes in a list' },
    operation: 'getEnterpriseGrade',
    field: 'data',
    deviate: only(
      'getEnterpriseGrade',
      edit(
        'success',
        map('data', (data) => [data]),
      ),
    ),
  },
  {
    name: 'data-is-a-text-that-holds-json',
    class: 'envelope',
    requirements: ['SX-R064', 'SX-R072', 'SX-R036'],
    says: { zh: 'data 是 JSON 字符串', en: 'data is a text that holds JSON' },
    operation: 'getEnterpriseGrade',
    field: 'data',
    deviate: only(
      'getEnterpriseGrade',
      edit(
        'success',
        map('data', (data) => JSON.stringify(data)),
      ),
    ),
  },
  {
    name: 'fields-in-snake-case',
    class: 'envelope',
    requirements: ['SX-R071', 'SX-R072'],
    says: { zh: '批量的字段名用下划线', en: 'the fields of the list are in snake case' },
    operation: 'getEnterpriseGrades',
    deviate: only(
      'getEnterpriseGrades',
      eachCompany(({ uniscId, enterpriseName, assessGrade }) => ({
        unisc_id: uniscId,
        enterprise_name: enterpriseName,
        assess_grade: assessGrade,
      })),
    ),
  },
  {
    name: 'list-is-called-rows',
    class: 'envelope',
    requirements: ['SX-R072'],
    says: { zh: 'companyList 写成 rows', en: 'companyList is called rows' },
    operation: 'getEnterpriseGrades',
    field: 'companyList',
    deviate: page(rename('companyList', 'rows')),
  },
  {
    name: 'page-has-no-count',
    class: 'envelope',
    requirements: ['SX-R072'],
    says: { zh: '没有 count', en: 'pages have no count' },
    operation: 'getEnterpriseGrades',
    field: 'count',
    deviate: page(put('count', undefined)),
  },
  {
    name: 'password-change-answers-true',
    class: 'envelope',
    requirements: ['SX-R007', 'SX-R060'],
    says: { zh: '修改密码成功只答 {"success": true}', en: 'a password change answers success' },
    operation: 'updatePassword',
    field: 'result',
    deviate: only(
      'updatePassword',
      edit('success', () => ({ success: true })),
    ),
  },
];

function result(kind: string, value: unknown, says: Mutant['says']): Mutant {
  return {
    name: `result-${kind}`,
    class: 'envelope',
    requirements: ['SX-R060'],
    says,
    operation: 'getEnterpriseGrade',
    field: 'result',
    deviate: only('getEnterpriseGrade', edit('success', put('result', value))),
  };
}

function page(change: (data: Readonly<Record<string, unknown>>) => unknown): Mutant['deviate'] {
  return only(
    'getEnterpriseGrades',
    edit(
      'success',
      map('data', (data) => change(Object(data))),
    ),
  );
}
