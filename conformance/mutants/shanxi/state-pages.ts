import { withFields } from '../bodies.ts';
import { edited, mend } from '../deviations.ts';
import { envelopeOf, map, put } from '../envelope.ts';
import type { WireReply } from '../mutant.ts';
import { isSuccess, rowsOf, withRows } from './deviations.ts';
import { askPage, eachPage } from './pages.ts';
import { calls, fieldsOf, pageOf, sizeOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const base = { class: 'state', operation: 'getEnterpriseGrades' } as const;
const pages = {
  ...base,
  requirements: ['SX-R065', 'SX-R068', 'SX-R044'],
  field: 'pageno',
} as const;
const count = { ...base, requirements: ['SX-R072'], field: 'count' } as const;
const size = {
  ...base,
  requirements: ['SX-R069', 'SX-R045', 'SX-R043'],
  field: 'pagesize',
} as const;

/** Pages that are no partition, and numbers on them that are wrong (SX-A28, SX-A31). */
export const statePages: readonly Mutant[] = [
  {
    ...count,
    name: 'count-is-of-pages',
    says: { zh: 'count 是页数', en: 'count is the number of pages' },
    deviate: eachPage((reply, request) =>
      edited(
        reply,
        map('data.count', (old) => Math.ceil(Number(old) / sizeOf(request))),
      ),
    ),
  },
  {
    ...count,
    name: 'count-is-of-what-is-left',
    says: { zh: 'count 逐页减少', en: 'count tells what is left, less on each page' },
    deviate: eachPage((reply, request) =>
      edited(
        reply,
        map('data.count', (old) =>
          Math.max(0, Number(old) - (pageOf(request) - 1) * sizeOf(request)),
        ),
      ),
    ),
  },
  {
    ...count,
    name: 'count-is-nought-past-the-end',
    says: { zh: '超过末页时 count 为 0', en: 'count is 0 past the last page' },
    deviate: eachPage((reply) =>
      rowsOf(reply).length === 0 ? edited(reply, put('data.count', 0)) : reply,
    ),
  },
  {
    ...pages,
    name: 'pages-overlap-by-a-row',
    says: { zh: '每页从上一页的末行开始', en: 'a page begins with the last row of the one before' },
    deviate: eachPage(async (reply, request, around) => {
      if (pageOf(request) < 2 || rowsOf(reply).length === 0) return reply;
      const before = rowsOf(await askPage(request, around, pageOf(request) - 1));
      return withRows(reply, [...before.slice(-1), ...rowsOf(reply)].slice(0, sizeOf(request)));
    }),
  },
  {
    ...pages,
    name: 'last-row-is-lost',
    says: { zh: '最后一行取不到', en: 'the very last row is never given' },
    deviate: eachPage((reply, request) => {
      const isLast = pageOf(request) * sizeOf(request) >= countOf(reply);
      return isLast ? withRows(reply, rowsOf(reply).slice(0, -1)) : reply;
    }),
  },
  {
    ...pages,
    name: 'past-the-end-repeats-the-last-page',
    requirements: ['SX-R065', 'SX-R072', 'SX-R068'],
    says: { zh: '超过末页时重复末页', en: 'past the end the last page comes again' },
    deviate: eachPage(async (reply, request, around) => {
      if (rowsOf(reply).length > 0) return reply;
      const last = Math.max(1, Math.ceil(countOf(reply) / sizeOf(request)));
      return withRows(reply, rowsOf(await askPage(request, around, last)));
    }),
  },
  {
    ...pages,
    name: 'pages-are-counted-from-0',
    says: { zh: '第 1 页是第二页', en: 'pages are counted from 0, so page 1 is the second' },
    deviate: eachPage(async (reply, request, around) => {
      const next = await askPage(request, around, pageOf(request) + 1);
      return isSuccess(next) ? withRows(reply, rowsOf(next)) : reply;
    }),
  },
  {
    ...pages,
    name: 'page-in-digits-is-the-first',
    requirements: ['SX-R068', 'SX-R044', 'SX-R065'],
    says: { zh: '数字串页码总是给第一页', en: 'a page in digits is always taken for the first' },
    deviate: mend(
      (request) =>
        calls('getEnterpriseGrades')(request) &&
        typeof fieldsOf(request)['pageno'] === 'string' &&
        pageOf(request) > 1,
      (request) => withFields(request, { pageno: 1 }),
    ),
  },
  {
    ...pages,
    name: 'replies-count-pages-from-0',
    requirements: ['SX-R072', 'SX-R065'],
    says: { zh: '应答的 pageno 从 0 起', en: 'replies count pages from 0' },
    deviate: eachPage((reply, request) => edited(reply, put('data.pageno', pageOf(request) - 1))),
  },
  {
    ...size,
    name: 'page-size-is-always-20',
    says: { zh: '不管 pagesize，每页 20 行', en: 'pages have 20 rows whatever is asked for' },
    deviate: async (request, around) => {
      const isMeant = calls('getEnterpriseGrades')(request) && sizeOf(request) > 0;
      if (!isMeant || sizeOf(request) > 1000) return around.forward(request);
      const reply = await around.forward(withFields(request, { pagesize: 20 }));
      return edited(
        reply,
        map('data', (data) => ({ ...Object(data), pagesize: sizeOf(request) })),
      );
    },
  },
];

const countOf = (reply: WireReply): number => Number(Object(envelopeOf(reply)?.['data']).count);
