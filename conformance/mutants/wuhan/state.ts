import { edited, mend } from '../deviations.ts';
import { put } from '../envelope.ts';
import { after, askPage, edit, rowsOf, withRows } from './deviations.ts';
import { nonceMayRace, nonceMayReturn } from './nonces.ts';
import { filtersOf, pageOf, parameterOf, withoutFilters, withParameter } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const pageSize = 20;

/** Pages that are no partition, and nonces that are not remembered as they must. */
export const state: readonly Mutant[] = [
  {
    name: 'pages-overlap-by-a-row',
    class: 'state',
    requirements: ['WH-R018'],
    says: {
      zh: '每页从上一页的末行开始',
      en: 'each page begins with the last row of the one before',
    },
    field: 'pageNo',
    deviate: after('rows', async (reply, request, around) => {
      if (pageOf(request) < 2) return reply;
      const before = rowsOf(await askPage(request, around, pageOf(request) - 1));
      return withRows(reply, [...before.slice(-1), ...rowsOf(reply)].slice(0, pageSize));
    }),
  },
  {
    name: 'a-row-is-lost-between-pages',
    class: 'state',
    requirements: ['WH-R018'],
    says: { zh: '两页之间漏掉一行', en: 'a row is lost between two pages' },
    field: 'pageNo',
    deviate: after('rows', async (reply, request, around) => {
      if (pageOf(request) < 2) return reply;
      const next = rowsOf(await askPage(request, around, pageOf(request) + 1));
      return withRows(reply, [...rowsOf(reply).slice(1), ...next.slice(0, 1)]);
    }),
  },
  {
    name: 'second-page-repeats-the-first',
    class: 'state',
    requirements: ['WH-R018'],
    says: { zh: '第二页与第一页相同', en: 'the second page repeats the first' },
    field: 'pageNo',
    deviate: after('rows', async (reply, request, around) => {
      if (pageOf(request) !== 2) return reply;
      return withRows(reply, rowsOf(await askPage(request, around, 1)));
    }),
  },
  {
    name: 'second-page-is-empty',
    class: 'state',
    requirements: ['WH-R018'],
    says: { zh: '第二页起都没有数据', en: 'there are no rows from the second page on' },
    field: 'pageNo',
    deviate: after('rows', (reply, request) => (pageOf(request) > 1 ? withRows(reply, []) : reply)),
  },
  {
    name: 'page-holds-19-rows',
    class: 'state',
    requirements: ['WH-R036', 'WH-R018'],
    says: { zh: '满页只有 19 行，而 pageSize 是 20', en: 'a full page of 20 holds 19 rows' },
    field: 'pageSize',
    deviate: after('rows', (reply) => withRows(reply, rowsOf(reply).slice(0, pageSize - 1))),
  },
  {
    name: 'page-holds-21-rows',
    class: 'state',
    requirements: ['WH-R036', 'WH-R018'],
    says: { zh: '满页有 21 行，而 pageSize 是 20', en: 'a full page of 20 holds 21 rows' },
    field: 'pageSize',
    deviate: after('rows', async (reply, request, around) => {
      if (rowsOf(reply).length < pageSize) return reply;
      const next = rowsOf(await askPage(request, around, pageOf(request) + 1));
      return withRows(reply, [...rowsOf(reply), ...next.slice(0, 1)]);
    }),
  },
  {
    name: 'last-row-is-lost',
    class: 'state',
    requirements: ['WH-R018'],
    says: { zh: '末页漏掉最后一行', en: 'the last page lacks its last row' },
    field: 'pageNo',
    deviate: after('rows', (reply, request) => {
      const rows = rowsOf(reply);
      const isLast = pageOf(request) > 1 && rows.length < pageSize;
      return isLast ? withRows(reply, rows.slice(0, -1)) : reply;
    }),
  },
  {
    name: 'order-changes-from-call-to-call',
    class: 'state',
    requirements: ['WH-R018'],
    says: { zh: '同一页每次顺序不同', en: 'the same page comes in another order each time' },
    field: 'pageNo',
    deviate: after('rows', (reply, _request, { memory }) => {
      const turned = memory.get('turned') !== true;
      memory.set('turned', turned);
      return turned ? withRows(reply, rowsOf(reply).toReversed()) : reply;
    }),
  },
  {
    name: 'past-the-end-begins-anew',
    class: 'state',
    requirements: ['WH-R018', 'WH-R039'],
    says: { zh: '超出末页又从第一页给起', en: 'a page past the end shows the first one' },
    field: 'pageNo',
    deviate: after('empty', async (reply, request, around) => {
      if (pageOf(request) < 2) return reply;
      const first = await askPage(request, around, 1);
      return edited(first, put('data.pageNo', pageOf(request)));
    }),
  },
  {
    name: 'page-number-is-always-one',
    class: 'state',
    requirements: ['WH-R036', 'WH-R018'],
    says: { zh: '返回的 pageNo 总是 1', en: 'replies always say that this is page 1' },
    field: 'pageNo',
    deviate: edit('success', put('data.pageNo', 1)),
  },
  {
    name: 'page-in-digits-is-always-the-first',
    class: 'state',
    requirements: ['WH-R018', 'WH-R035'],
    says: { zh: '数字串页码总是给第一页', en: 'a page number given as text is always taken for 1' },
    field: 'pageNo',
    deviate: mend(
      (request) => typeof parameterOf(request, 'pageNo') === 'string' && pageOf(request) > 1,
      (request) => withParameter(request, 'pageNo', 1),
    ),
  },
  {
    name: 'filter-is-lost-on-the-second-page',
    class: 'state',
    requirements: ['WH-R018', 'WH-R021', 'WH-R019', 'WH-R020', 'WH-R022'],
    says: { zh: '翻页后条件失效', en: 'filters no longer count from the second page on' },
    deviate: mend(
      (request) => pageOf(request) > 1 && filtersOf(request).length > 0,
      (request) => withoutFilters(request),
    ),
  },
  {
    name: 'nonce-race-lets-several-pass',
    class: 'state',
    requirements: ['WH-R031'],
    says: { zh: '同一随机串同时到达时都放行', en: 'calls that arrive together may share a nonce' },
    field: 'x-tif-nonce',
    deviate: nonceMayRace,
  },
  {
    name: 'nonce-is-forgotten-after-one-refusal',
    class: 'state',
    requirements: ['WH-R031'],
    says: { zh: '重复的随机串拒绝一次之后又放行', en: 'a replay is refused once and then served' },
    field: 'x-tif-nonce',
    deviate: nonceMayReturn((uses) => uses.length > 1),
  },
];
