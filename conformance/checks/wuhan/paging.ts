import type { Endpoint } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import { holds, refused, same } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { pageSize, type Row, readPages, rowsOf } from '../../platforms/wuhan/pages.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './calls.ts';

type WuhanCheck = Check<WuhanSession>;

/** Clause 5.4: pages of 20 that together hold every row exactly once (WH-A13, A14, A55). */
export function pagingChecks({ operation }: Endpoint): readonly WuhanCheck[] {
  const { operationId } = operation;
  const prefix = `wuhan.paging.${operationId}`;
  const base = {
    ...onCalls(operationId),
    field: 'pageNo',
    requirements: ['WH-R018', 'WH-R036'],
  } as const;
  const several = [`${operationId}.several`] as const;
  const query = (session: WuhanSession) => session.fixtures(operationId).several ?? {};

  return [
    {
      ...base,
      id: `${prefix}.echo`,
      title: { zh: '应答中的页码与请求一致', en: 'The reply says the page that was asked for' },
      async run(session) {
        for (const pageNo of [1, 2, 3, '2']) {
          const reply = await session.call(operationId, { pageNo });
          rowsOf(reply);
          same(Number(valueAt(reply.body, '/data/pageNo')), Number(pageNo), '/data/pageNo');
        }
      },
    },
    {
      ...base,
      id: `${prefix}.full-pages`,
      field: 'pageSize',
      title: { zh: '除末页外每页 20 行', en: 'Every page but the last holds 20 rows' },
      async run(session) {
        for (const filter of [query(session), {}]) {
          const read = async (pageNo: number) =>
            rowsOf(await session.call(operationId, { ...filter, pageNo }));
          fullButTheLast([await read(1), await read(2), await read(3)]);
        }
      },
    },
    {
      ...base,
      id: `${prefix}.partition`,
      needs: several,
      title: {
        zh: '各页合起来恰是全部数据，不重不漏',
        en: 'The pages together are all rows, none twice, none missing',
      },
      async run(session) {
        const pages = await readPages(session, operationId, query(session));
        const count = pages.flat().length;
        const { severalCount = count } = session.fixtures(operationId);
        if (severalCount <= 2 * pageSize) throw new NotObserved(tooFew(operationId, count));
        holds(count === severalCount, {
          expected: { zh: `各页共 ${severalCount} 行`, en: `${severalCount} rows on all pages` },
          actual: { zh: `${count} 行`, en: `${count} rows` },
          at: '/data/data',
          advice: {
            zh: '第 n 页从第 (n-1)×20 行起，按固定的次序取 20 行。',
            en: 'Page n begins after (n-1)×20 rows and holds 20, always in the same order.',
          },
        });
      },
    },
    {
      ...base,
      id: `${prefix}.whole-list`,
      title: {
        zh: '不带条件时逐页取数，相邻的页不重叠',
        en: 'Without a filter, pages follow each other without overlap',
      },
      async run(session) {
        distinctPages(await readPages(session, operationId, {}, 5));
      },
    },
    {
      ...base,
      id: `${prefix}.stable`,
      title: { zh: '重复取同一页得到同样的行', en: 'A page read again is the same' },
      async run(session) {
        for (const filter of [query(session), {}]) {
          const read = async () =>
            rowsOf(await session.call(operationId, { ...filter, pageNo: 2 }));
          const first = await read();
          same(await read(), first, '/data/data');
          await session.call(operationId, { pageNo: 1 });
          same(await read(), first, '/data/data');
        }
      },
    },
    {
      ...base,
      id: `${prefix}.past-the-end`,
      requirements: ['WH-R039', 'WH-R018'],
      title: { zh: '超过末页得到空列表', en: 'A page past the end is empty' },
      async run(session) {
        const { absent = {} } = session.fixtures(operationId);
        for (const filter of [query(session), absent, {}]) {
          const rows = rowsOf(await session.call(operationId, { ...filter, pageNo: beyond }));
          same(rows.length, 0, '/data/data');
        }
      },
    },
    {
      ...base,
      id: `${prefix}.page-size-ignored`,
      field: 'pageSize',
      requirements: ['WH-R036'],
      title: { zh: '请求中的 pageSize 不起作用', en: 'A pageSize in the request changes nothing' },
      async run(session) {
        const plain = rowsOf(await session.call(operationId, { pageNo: 1 }));
        const asked = { pageNo: 1, pageSize: 5 };
        const reply = await session.violate(operationId, asked, { aside: true });
        if (!reply.outcomes.includes('success')) return void refused(reply, { as: ['success'] });
        const rows = rowsOf(reply);
        if (rows.length !== 5 || plain.length <= 5) return same(rows, plain, '/data/data');
        session.warn('WH-A13', {
          zh: '按请求的 pageSize 分页',
          en: 'pageSize of the request is honoured',
        });
      },
    },
  ];
}

/** A page that no table reaches: two thousand million rows would have to come before it. */
const beyond = 100_000_000;

/** With fewer rows than three pages need, nothing about pages is proved. */
const tooFew = (operationId: string, count: number): Text => ({
  zh: `fixtures.${operationId}.several 只匹配 ${count} 行，要多于 ${2 * pageSize} 行`,
  en: `fixtures.${operationId}.several matches ${count} rows; more than ${2 * pageSize} are needed`,
});

/** WH-A14: only the last page may be short. */
function fullButTheLast(pages: readonly (readonly Row[])[]): void {
  const last = pages.findLastIndex((rows) => rows.length > 0);
  const short = pages.slice(0, Math.max(0, last)).findIndex((rows) => rows.length !== pageSize);
  holds(short === -1, {
    expected: { zh: `每页 ${pageSize} 行`, en: `${pageSize} rows on every page` },
    actual: {
      zh: `第 ${short + 1} 页 ${pages[short]?.length} 行`,
      en: `page ${short + 1} has ${pages[short]?.length}`,
    },
    at: '/data/data',
  });
}

/**
 * Masked rows can be equal, so one equal row proves nothing. Whole pages that are the same, or an
 * overlap at each of several page ends, do, where neighbours within the pages differ.
 */
function distinctPages(pages: readonly (readonly Row[])[]): void {
  const text = pages.map((rows) => rows.map((row) => JSON.stringify(row)));
  const differ = text.every((rows) => rows.every((row, i) => i === 0 || row !== rows[i - 1]));
  const ends = text.slice(0, -1).map((rows, index) => ({ rows, next: text[index + 1] ?? [] }));
  const full = ends.filter(({ next }) => next.length > 0);
  const repeated = full.findIndex(({ rows, next }) => rows.length > 1 && `${rows}` === `${next}`);
  const overlap = full.length > 1 && full.every(({ rows, next }) => rows.at(-1) === next[0]);
  const index = overlap ? 0 : repeated;
  holds(!differ || index === -1, {
    expected: {
      zh: `第 ${index + 2} 页接着第 ${index + 1} 页`,
      en: `page ${index + 2} to go on where page ${index + 1} ended`,
    },
    actual: { zh: '两页重叠', en: 'the two overlap' },
    at: '/data/data/0',
  });
}
