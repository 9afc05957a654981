import { withFields } from '../bodies.ts';
import { edited } from '../deviations.ts';
import { map, put, rename } from '../envelope.ts';
import {
  askPage,
  countOf,
  eachPage,
  eachRecord,
  edit,
  numberIn,
  recordsOf,
  withRecords,
} from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const page = { requirements: ['SX-R019', 'SX-R020'], operation: 'collectRecords' } as const;
const pages = { ...page, class: 'state', field: 'pageno' } as const;

/** Wrong in the records of a provider, or in how they are paged (SX-A17). */
export const records: readonly Mutant[] = [
  {
    ...page,
    name: 'grade-of-records-in-small-letters',
    class: 'body',
    requirements: ['SX-R052', 'SX-R063', 'SX-R071'],
    says: { zh: '等级是小写字母', en: 'grades are small letters' },
    field: 'assessGrade',
    deviate: eachRecord(
      map('assessGrade', (old) => (typeof old === 'string' ? old.toLowerCase() : old)),
    ),
  },
  {
    ...page,
    name: 'code-of-records-is-masked',
    class: 'body',
    requirements: ['SX-R061', 'SX-R071'],
    says: { zh: '代码被遮盖', en: 'codes are hidden by stars' },
    field: 'uniscId',
    deviate: eachRecord(map('uniscId', (old) => `${`${old}`.slice(0, 8)}**********`)),
  },
  {
    ...page,
    name: 'records-have-no-name',
    class: 'body',
    requirements: ['SX-R062', 'SX-R071'],
    says: { zh: '没有企业名称', en: 'records have no name' },
    field: 'enterpriseName',
    deviate: eachRecord(put('enterpriseName', undefined)),
  },
  {
    ...page,
    name: 'list-of-records-is-called-data',
    class: 'envelope',
    says: { zh: 'recordList 写成 data', en: 'recordList is called data' },
    field: 'recordList',
    deviate: edit(rename('recordList', 'data')),
  },
  {
    ...page,
    name: 'page-of-records-is-wrapped-in-data',
    class: 'envelope',
    says: { zh: '整页放在 data 里', en: 'the whole page stands in data' },
    field: 'recordList',
    deviate: edit((data) => ({ msg: '成功', result: 1, data })),
  },
  {
    ...pages,
    name: 'count-is-of-the-records-of-the-page',
    says: { zh: 'count 是这一页的行数', en: 'count is the number of records of the page' },
    field: 'count',
    deviate: eachPage((reply) => edited(reply, put('count', recordsOf(reply).length))),
  },
  {
    ...pages,
    name: 'pages-of-records-overlap',
    says: {
      zh: '每页从上一页的末行开始',
      en: 'a page begins with the last record of the one before',
    },
    deviate: eachPage(async (reply, request, around) => {
      const pageno = numberIn(request, 'pageno');
      if (pageno < 2 || recordsOf(reply).length === 0) return reply;
      const before = recordsOf(await askPage(request, around, pageno - 1));
      const overlapping = [...before.slice(-1), ...recordsOf(reply)];
      return withRecords(reply, overlapping.slice(0, numberIn(request, 'pagesize')));
    }),
  },
  {
    ...pages,
    name: 'last-record-is-lost',
    says: { zh: '最后一条取不到', en: 'the very last record is never given' },
    deviate: eachPage((reply, request) => {
      const last = numberIn(request, 'pageno') * numberIn(request, 'pagesize');
      const isLast = last >= countOf(reply);
      return isLast ? withRecords(reply, recordsOf(reply).slice(0, -1)) : reply;
    }),
  },
  {
    ...pages,
    name: 'past-the-end-the-first-records-come-again',
    says: { zh: '超过末页又给第一页', en: 'past the end the first page comes again' },
    deviate: eachPage(async (reply, request, around) =>
      recordsOf(reply).length > 0
        ? reply
        : withRecords(reply, recordsOf(await askPage(request, around, 1))),
    ),
  },
  {
    ...pages,
    name: 'pages-of-records-are-counted-from-0',
    says: { zh: '第 1 页是第二页', en: 'pages are counted from 0, so page 1 is the second' },
    deviate: eachPage((_reply, request, around) =>
      askPage(request, around, numberIn(request, 'pageno') + 1),
    ),
  },
  {
    ...pages,
    name: 'pages-have-20-records',
    says: { zh: '不管 pagesize，每页 20 条', en: 'pages have 20 records whatever is asked for' },
    field: 'pagesize',
    deviate: eachPage((reply, request, { forward }) =>
      numberIn(request, 'pagesize') === 20 ? reply : forward(withFields(request, { pagesize: 20 })),
    ),
  },
  {
    ...pages,
    name: 'since-is-passed-over',
    requirements: ['SX-R019', 'SX-R023'],
    says: { zh: 'since 不起作用', en: 'since makes no difference' },
    field: 'since',
    deviate: eachPage((_reply, request, { forward }) =>
      forward(withFields(request, { since: undefined })),
    ),
  },
];
