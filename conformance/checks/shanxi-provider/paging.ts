import type { Check } from '../../check.ts';
import { holds, refused, same } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { listAt, pageIn } from '../../platforms/shanxi-provider/replies.ts';
import type { ProviderSession } from '../../platforms/shanxi-provider/session.ts';
import { shown } from '../../shown.ts';
import { hasLength, lastPage, partitioned, warnOfMoving } from '../shanxi/partition.ts';
import { onCollecting, readPage } from './calls.ts';

type ProviderCheck = Check<ProviderSession>;

const base = { ...onCollecting, requirements: ['SX-R019', 'SX-R023'] } as const;

const count: ProviderCheck = {
  ...base,
  id: 'shanxi-provider.paging.count',
  field: 'count',
  title: {
    zh: 'count 是全部记录的数目，每一页都相同',
    en: 'The count is that of all records, and the same on every page',
  },
  async run(session) {
    const { count: wanted } = await readPage(session, { pageno: 1, pagesize: 10 });
    const last = lastPage(wanted, 10);
    const others = [
      [2, 10],
      [1, 1000],
      [last.pageno, 10],
    ] as const;
    for (const [pageno, pagesize] of others) {
      if ((pageno - 1) * pagesize >= wanted) continue;
      const page = await readPage(session, { pageno, pagesize });
      if (page.count !== wanted && (await isMoving(session, wanted))) return warnOfMoving(session);
      same(page.count, wanted, '/count');
    }
    const page = await readPage(session, { pageno: last.pageno, pagesize: 10 });
    hasLength(page, last.length, listAt);
  },
};

/** SX-A31: whether the first page says another count by now. */
const isMoving = async (session: ProviderSession, before: number): Promise<boolean> =>
  (await readPage(session, { pageno: 1, pagesize: 10 })).count !== before;

const thousand: ProviderCheck = {
  ...base,
  id: 'shanxi-provider.paging.thousand',
  field: 'pagesize',
  title: { zh: '每页 1000 条可以', en: 'A page of 1000 is given' },
  async run(session) {
    const page = await readPage(session, { pageno: 1, pagesize: 1000 });
    hasLength(page, Math.min(1000, page.count), listAt);
  },
};

/** SX-A27: more is refused, or cut to 1000. */
const tooMany: ProviderCheck = {
  ...base,
  id: 'shanxi-provider.paging.thousand-one',
  field: 'pagesize',
  title: {
    zh: '每页超过 1000 条的被拒绝，或者只给 1000 条',
    en: 'A page of more than 1000 is refused or cut to 1000',
  },
  async run(session) {
    const reply = await session.violate({ pageno: 1, pagesize: 1001 });
    if (!reply.outcomes.includes('success')) return void refused(reply, { as: ['bad-input'] });
    const { length } = pageIn(reply).companies;
    holds(length <= 1000, {
      expected: { zh: '至多 1000 条', en: '1000 records at most' },
      actual: shown(length),
      at: listAt,
    });
    session.warn('SX-A27', {
      zh: '超过 1000 的 pagesize 当作 1000',
      en: 'a pagesize over 1000 is read as 1000',
    });
  },
};

/** SX-A28: nothing comes after the last page. */
const pastTheEnd: ProviderCheck = {
  ...base,
  id: 'shanxi-provider.paging.past-the-end',
  field: 'pageno',
  title: { zh: '最后一页之后没有记录', en: 'No records come after the last page' },
  async run(session) {
    const { count: all } = await readPage(session, { pageno: 1, pagesize: 10 });
    for (const beyond of [1, 1000]) {
      const pageno = lastPage(all, 10).pageno + beyond;
      const reply = await session.collect({ pageno, pagesize: 10 });
      if (reply.outcomes.includes('success')) hasLength(pageIn(reply), 0, listAt);
      else {
        refused(reply, { as: ['bad-input', 'not-found'] });
        session.warn('SX-A28', {
          zh: '超过最后一页时失败，而不是给出空列表',
          en: 'a page past the end fails and is no empty list',
        });
      }
    }
  },
};

/** SX-A31: what is collected page by page is everything, once each. */
const partition: ProviderCheck = {
  ...base,
  id: 'shanxi-provider.paging.partition',
  field: 'pageno',
  title: {
    zh: '各页不重不漏，换一种每页条数也一样',
    en: 'The pages neither overlap nor leave gaps, whatever their size',
  },
  async run(session) {
    const read = (pageno: number, pagesize: number) => readPage(session, { pageno, pagesize });
    if ((await read(1, 1)).count === 0) throw new NotObserved();
    await partitioned(session, { read, listAt });
  },
};

/** Reading records page by page. */
export const pagingChecks: readonly ProviderCheck[] = [
  count,
  thousand,
  tooMany,
  pastTheEnd,
  partition,
];
