import type { Endpoint } from '../../../spec/document.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import { same } from '../../expect.ts';
import { type Row, rowsOf } from '../../platforms/wuhan/pages.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './calls.ts';
import { raceSize, together } from './together.ts';

/** The pages that are asked for, and how many queries are under way at the same time. */
const pages = [1, 2, 3, 4];
const most = 8;

/** WH-R018: whoever keeps a call where another call finds it answers the one with the other. */
export function raceChecks({
  operation: { operationId },
}: Endpoint): readonly Check<WuhanSession>[] {
  return [
    {
      ...onCalls(operationId),
      id: `wuhan.race.${operationId}.own-replies`,
      requirements: ['WH-R018', 'WH-R014'],
      field: 'pageNo',
      after: [rootCheck, `wuhan.paging.${operationId}.echo`, `wuhan.paging.${operationId}.stable`],
      title: {
        zh: '同时到达的不同查询各得各的结果，与逐个查询时一样',
        en: 'Different queries at the same time each get their own reply, as they do in turn',
      },
      async run(session) {
        const alone = new Map<number, readonly Row[]>();
        for (const pageNo of pages) {
          alone.set(pageNo, rowsOf(await session.call(operationId, { pageNo })));
        }
        const asked = Array.from(
          { length: Math.min(most, raceSize(session.target)) },
          (_, index) => ({
            pageNo: pages[index % pages.length] ?? 1,
          }),
        );
        const send = (query: { readonly pageNo: number }) => () =>
          session.call(operationId, query, { unpaced: true });
        const replies = await together(session, asked.map(send));
        for (const [index, reply] of replies.entries()) {
          const { pageNo = 0 } = asked[index] ?? {};
          const rows = rowsOf(reply);
          same(Number(valueAt(reply.body, '/data/pageNo')), pageNo, '/data/pageNo', ownState);
          same(rows, alone.get(pageNo), '/data/data', ownState);
        }
      },
    },
  ];
}

const ownState = {
  zh: '一次调用的数据不要放在各次调用共用的变量里。',
  en: 'Keep nothing of one call in a place that other calls share.',
};
