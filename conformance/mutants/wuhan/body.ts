import { type Json, map, put, rename } from '../envelope.ts';
import { after, eachRow, edit, only, rowsOf, withRows } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

/** Wrong in what the reply carries: rows, their fields, the figures of paging. */
export const body: readonly Mutant[] = [
  {
    name: 'regno-is-missing',
    class: 'body',
    requirements: ['WH-R016', 'WH-R038'],
    says: { zh: '数据行没有 REGNO', en: 'rows have no REGNO' },
    operation: 'queryInvestors',
    field: 'REGNO',
    deviate: only('queryInvestors', eachRow(put('REGNO', undefined))),
  },
  {
    name: 'inv-is-missing-in-one-row',
    class: 'body',
    requirements: ['WH-R016', 'WH-R038'],
    says: { zh: '一页中最后一行没有 INV', en: 'the last row of each page has no INV' },
    operation: 'queryInvestors',
    field: 'INV',
    deviate: only('queryInvestors', lastRow(put('INV', undefined))),
  },
  {
    name: 'entname-has-another-name',
    class: 'body',
    requirements: ['WH-R016', 'WH-R038'],
    says: { zh: 'ENTNAME 写成了 ENT_NAME', en: 'ENTNAME is spelled ENT_NAME' },
    operation: 'queryInvestors',
    field: 'ENTNAME',
    deviate: only('queryInvestors', eachRow(rename('ENTNAME', 'ENT_NAME'))),
  },
  {
    name: 'regno-is-a-number',
    class: 'body',
    requirements: ['WH-R016', 'WH-R038'],
    says: { zh: 'REGNO 是数字而不是字符串', en: 'REGNO is a number, not a string' },
    operation: 'queryInvestors',
    field: 'REGNO',
    deviate: only('queryInvestors', eachRow(put('REGNO', 420104000223773))),
  },
  {
    name: 'uniscid-is-an-object',
    class: 'body',
    requirements: ['WH-R016', 'WH-R038'],
    says: { zh: 'UNISCID 被包成了对象', en: 'UNISCID is wrapped into an object' },
    operation: 'queryInvestors',
    field: 'UNISCID',
    deviate: only('queryInvestors', eachRow(map('UNISCID', (value) => ({ value })))),
  },
  {
    name: 'licenseno-is-missing',
    class: 'body',
    requirements: ['WH-R038', 'WH-R016', 'WH-R036'],
    says: { zh: '许可数据行没有 LICENSENO', en: 'rows of licences have no LICENSENO' },
    operation: 'queryLicenses',
    field: 'LICENSENO',
    deviate: only('queryLicenses', eachRow(put('LICENSENO', undefined))),
  },
  {
    name: 'validto-has-slashes',
    class: 'body',
    requirements: ['WH-R038', 'WH-R016', 'WH-R036'],
    says: { zh: 'VALIDTO 用斜线分隔', en: 'VALIDTO is written with slashes' },
    operation: 'queryLicenses',
    field: 'VALIDTO',
    deviate: only(
      'queryLicenses',
      eachRow(map('VALIDTO', (date) => String(date).replaceAll('-', '/'))),
    ),
  },
  {
    name: 'holder-is-a-list',
    class: 'body',
    requirements: ['WH-R038', 'WH-R016', 'WH-R036'],
    says: { zh: 'HOLDER 是列表', en: 'HOLDER is a list' },
    operation: 'queryLicenses',
    field: 'HOLDER',
    deviate: only('queryLicenses', eachRow(map('HOLDER', (name) => [name]))),
  },
  {
    name: 'rows-are-lists-of-values',
    class: 'body',
    requirements: ['WH-R016', 'WH-R036'],
    says: { zh: '数据行是值的列表而不是对象', en: 'rows are lists of values, not objects' },
    field: 'data',
    deviate: eachRow((row) => Object.values(row)),
  },
  {
    name: 'a-null-stands-among-the-rows',
    class: 'body',
    requirements: ['WH-R036', 'WH-R016'],
    says: { zh: '数据行里夹着 null', en: 'a null stands among the rows' },
    field: 'data',
    deviate: lastRow(() => null),
  },
  {
    name: 'a-single-row-is-no-list',
    class: 'body',
    requirements: ['WH-R036'],
    says: { zh: '只有一行时 data.data 是对象', en: 'a single row stands there without a list' },
    field: 'data',
    deviate: after('rows', (reply, request, around) => {
      const [row, ...others] = rowsOf(reply);
      if (row === undefined || others.length > 0) return reply;
      return edit('rows', put('data.data', row))(request, {
        ...around,
        forward: async () => reply,
      });
    }),
  },
  {
    name: 'rows-are-a-text',
    class: 'body',
    requirements: ['WH-R036'],
    says: { zh: 'data.data 是 JSON 文本', en: 'data.data is a text that holds JSON' },
    field: 'data',
    deviate: edit('rows', map('data.data', JSON.stringify)),
  },
  {
    name: 'page-no-is-null',
    class: 'body',
    requirements: ['WH-R036', 'WH-R018'],
    says: { zh: '返回的 pageNo 为 null', en: 'pageNo is null in replies' },
    field: 'pageNo',
    deviate: edit('success', put('data.pageNo', null)),
  },
  {
    name: 'page-no-counts-from-zero',
    class: 'body',
    requirements: ['WH-R036', 'WH-R018'],
    says: { zh: '返回的 pageNo 从 0 起', en: 'pageNo counts from 0 in replies' },
    field: 'pageNo',
    deviate: edit(
      'success',
      map('data.pageNo', (page) => Number(page) - 1),
    ),
  },
  {
    name: 'page-size-is-missing',
    class: 'body',
    requirements: ['WH-R036'],
    says: { zh: '有数据时没有 pageSize', en: 'pageSize is missing beside rows' },
    field: 'pageSize',
    deviate: edit('rows', put('data.pageSize', undefined)),
  },
  {
    name: 'page-size-is-negative',
    class: 'body',
    requirements: ['WH-R036', 'WH-R039'],
    says: { zh: '无数据时 pageSize 为 -1', en: 'pageSize is -1 where there are no rows' },
    field: 'pageSize',
    deviate: edit('empty', put('data.pageSize', -1)),
  },
];

function lastRow(change: (row: Json) => unknown) {
  return after('rows', (reply) => {
    const rows = rowsOf(reply);
    return withRows(
      reply,
      rows.map((row, index) => (index === rows.length - 1 ? change(row) : row)),
    );
  });
}
