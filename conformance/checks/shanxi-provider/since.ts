import type { Check } from '../../check.ts';
import { holds } from '../../expect.ts';
import { listAt } from '../../platforms/shanxi-provider/replies.ts';
import type { ProviderSession } from '../../platforms/shanxi-provider/session.ts';
import { shown } from '../../shown.ts';
import { onCollecting, readPage } from './calls.ts';

/** Lists that are longer are not read whole to find out whether a record is one of them. */
const longest = 5_000;

/** SX-R023: what changed since a time is a part of everything. */
export const sinceCheck: Check<ProviderSession> = {
  ...onCollecting,
  id: 'shanxi-provider.since.part',
  requirements: ['SX-R023', 'SX-R019'],
  field: 'since',
  needs: ['since'],
  title: {
    zh: '有 since 时只给此后变动的记录，是全部记录的一部分',
    en: 'With since only what changed after it comes, which is a part of everything',
  },
  async run(session) {
    const { since = '' } = session.target;
    const all = await readPage(session, { pageno: 1, pagesize: 1000 });
    const part = await readPage(session, { pageno: 1, pagesize: 1000, since });
    holds(part.count > 0 && part.count < all.count, {
      expected: {
        zh: `多于 0 条，少于全部的 ${all.count} 条`,
        en: `more than none and fewer than all ${all.count}`,
      },
      actual: shown(part.count),
      at: '/count',
      advice: {
        zh: '先核对目标文件中的 since：此后有变动的记录，此前也有。',
        en: 'Check since in the target file first: some records changed after it, some did not.',
      },
    });
    if (all.count > longest) return;
    const known = await codesOf(session, all.count);
    const stranger = part.companies.find(({ uniscId }) => !known.has(uniscId));
    holds(stranger === undefined, {
      expected: { zh: '全部记录中的一条', en: 'one of all records' },
      actual: shown(stranger),
      at: listAt,
    });
  },
};

async function codesOf(session: ProviderSession, count: number): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  for (let pageno = 1; (pageno - 1) * 1000 < count; pageno += 1) {
    const { companies } = await readPage(session, { pageno, pagesize: 1000 });
    for (const { uniscId } of companies) codes.add(uniscId);
  }
  return codes;
}
