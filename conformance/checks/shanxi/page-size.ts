import type { Check } from '../../check.ts';
import { holds, refused, same } from '../../expect.ts';
import { type Page, pageIn } from '../../platforms/shanxi/replies.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';
import { onOperation } from './calls.ts';
import { listing, readPage } from './pages.ts';
import { pagingRoot } from './paging.ts';
import { hasLength } from './partition.ts';

type ShanxiCheck = Check<ShanxiSession>;

const base = { ...onOperation(listing), after: [rootCheck, pagingRoot] };

/** SX-R069: at most 1000, and that many indeed. */
const thousand: ShanxiCheck = {
  ...base,
  id: 'shanxi.grades.thousand',
  requirements: ['SX-R069', 'SX-R045'],
  field: 'pagesize',
  title: { zh: '每页 1000 行可以', en: 'A page of 1000 is given' },
  async run(session) {
    const page = await readPage(session, 1, 1000);
    same(page.pagesize, 1000, '/data/pagesize');
    hasLength(page, Math.min(1000, page.count));
  },
};

/** SX-A27: more is refused, or cut to 1000 and said to be. */
const tooMany: ShanxiCheck = {
  ...base,
  id: 'shanxi.grades.thousand-one',
  requirements: ['SX-R069'],
  field: 'pagesize',
  title: { zh: '每页超过 1000 行的被拒绝', en: 'A page of more than 1000 is refused' },
  async run(session) {
    for (const pagesize of [1001, 5000, 2 ** 31]) {
      const reply = await session.violate(listing, { pageno: 1, pagesize });
      if (!reply.outcomes.includes('success')) refused(reply, { as: ['bad-input'] });
      else clamped(session, pageIn(reply));
    }
  },
};

function clamped(session: ShanxiSession, { pagesize, companies }: Page): void {
  holds(pagesize === 1000 && companies.length <= 1000, {
    expected: {
      zh: '拒绝，或者按 1000 行给出并写明 pagesize 为 1000',
      en: 'a refusal, or 1000 rows that say pagesize 1000',
    },
    actual: shown([pagesize, companies.length]),
    at: '/data/pagesize',
  });
  session.warn('SX-A27', {
    zh: '超过 1000 的 pagesize 当作 1000',
    en: 'a pagesize over 1000 is read as 1000',
  });
}

/** How many enterprises a page may have (SX-R069). */
export const pageSizeChecks: readonly ShanxiCheck[] = [thousand, tooMany];
