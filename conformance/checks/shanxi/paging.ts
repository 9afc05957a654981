import type { Check } from '../../check.ts';
import { holds, same, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { type Page, pageIn } from '../../platforms/shanxi/replies.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { onOperation } from './calls.ts';
import { listing, readOrPast, readPage } from './pages.ts';
import { hasLength, lastPage, partitioned, warnOfMoving } from './partition.ts';

type ShanxiCheck = Check<ShanxiSession>;

export const pagingRoot = 'shanxi.grades.right';

const right: ShanxiCheck = {
  ...onOperation(listing),
  id: pagingRoot,
  requirements: ['SX-R065', 'SX-R066', 'SX-R067', 'SX-R024'],
  field: 'companyList',
  title: { zh: '查询第一页成功，有企业', en: 'The first page is found and has enterprises' },
  async run(session) {
    const { companies } = await readPage(session, 1, 10);
    holds(companies.length > 0, {
      expected: { zh: '至少一个企业', en: 'one enterprise at least' },
      actual: { zh: '没有', en: 'none' },
      at: '/data/companyList',
    });
  },
};

const base = { ...onOperation(listing), after: [pagingRoot] };

/** SX-R072, SX-A28: what the page says of itself, over several sizes and pages. */
const echoes = (['pageno', 'pagesize'] as const).map(
  (field): ShanxiCheck => ({
    ...base,
    id: `shanxi.grades.${field}`,
    requirements: ['SX-R072', field === 'pageno' ? 'SX-R044' : 'SX-R045', 'SX-R043'],
    field,
    title: {
      zh: `应答中的 ${field} 与请求一致`,
      en: `The ${field} of the reply is that of the request`,
    },
    async run(session) {
      const { count: all } = await readPage(session, 1, 10);
      for (const place of [
        [1, 10],
        [1, 1],
        [2, 3],
        [3, 7],
      ] as const) {
        const page = await readOrPast(session, all, place);
        if (page) same(page[field], place[field === 'pageno' ? 0 : 1], `/data/${field}`);
      }
    },
  }),
);

/** SX-A28: the number of enterprises, not of pages, on whichever page, also past the end. */
const count: ShanxiCheck = {
  ...base,
  id: 'shanxi.grades.count',
  requirements: ['SX-R072'],
  field: 'count',
  title: {
    zh: 'count 是企业总数，各页相同',
    en: 'count is the number of enterprises, the same on every page',
  },
  async run(session) {
    const first = await readPage(session, 1, 10);
    const wanted = session.target.fixtures.count ?? first.count;
    same(first.count, wanted, '/data/count', adviseCount);
    const last = lastPage(wanted, 10);
    const others = [
      [2, 10],
      [1, 1000],
      [last.pageno, 10],
    ] as const;
    for (const place of others) {
      const page = await readOrPast(session, wanted, place);
      if (page && page.count !== wanted && (await isMoving(session, first))) {
        return warnOfMoving(session);
      }
      if (page) same(page.count, wanted, '/data/count', adviseCount);
    }
    hasLength(await readPage(session, last.pageno, 10), last.length);
  },
};

/** SX-A31: whether the first page says another count by now. */
const isMoving = async (session: ShanxiSession, first: Page): Promise<boolean> =>
  (await readPage(session, 1, 10)).count !== first.count;

const adviseCount = {
  zh: 'count 是企业总数，不是页数或本页行数。先核对目标文件中的 fixtures.count。',
  en: 'count is the number of enterprises, neither of pages nor of rows here. Check fixtures.count in the target file first.',
};

/** SX-A28: nothing comes after the last page. */
const pastTheEnd: ShanxiCheck = {
  ...base,
  id: 'shanxi.grades.past-the-end',
  requirements: ['SX-R065', 'SX-R072'],
  field: 'pageno',
  title: { zh: '最后一页之后没有企业', en: 'No enterprises come after the last page' },
  async run(session) {
    const { count: all } = await readPage(session, 1, 10);
    const beyond = lastPage(all, 10).pageno + 1;
    for (const pageno of [beyond, beyond + 1, 2 ** 31]) {
      const page = await readOrPast(session, all, [pageno, 10]);
      if (!page) continue;
      hasLength(page, 0);
      same(page.count, all, '/data/count', adviseCount);
    }
  },
};

/** SX-A29: digits mean the number that they write. */
const digits: ShanxiCheck = {
  ...base,
  id: 'shanxi.grades.digits',
  requirements: ['SX-R068', 'SX-R069'],
  field: 'pageno',
  title: {
    zh: '数字串与同值的整数得到同一页',
    en: 'Strings of digits get the page that the numbers get',
  },
  async run(session) {
    const pageno = (await readPage(session, 1, 5)).count > 5 ? 2 : 1;
    const wanted = await readPage(session, pageno, 5);
    const reply = await session.call(listing, { pageno: `${pageno}`, pagesize: '5' });
    if (!reply.outcomes.includes('success')) throw new NotObserved();
    succeeded(reply);
    const codes = ({ companies }: Page) => companies.map(({ uniscId }) => uniscId);
    same(codes(pageIn(reply)), codes(wanted), '/data/companyList');
  },
};

/** SX-A31: pages of any size lie beside each other without gap or overlap. */
const partition: ShanxiCheck = {
  ...base,
  id: 'shanxi.grades.partition',
  requirements: ['SX-R065', 'SX-R072', 'SX-R068', 'SX-R069'],
  field: 'pageno',
  title: {
    zh: '各页不重不漏，换一种每页行数也一样',
    en: 'The pages neither overlap nor leave gaps, whatever their size',
  },
  async run(session) {
    const read = (pageno: number, pagesize: number) => readPage(session, pageno, pagesize);
    await partitioned(session, { read, listAt: '/data/companyList' });
  },
};

export const pagingChecks: readonly ShanxiCheck[] = [
  right,
  ...echoes,
  count,
  pastTheEnd,
  digits,
  partition,
];
