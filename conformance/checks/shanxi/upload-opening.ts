import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused, same, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { tradesIn } from '../../platforms/shanxi/replies.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { tradesRoot, trading } from './trades.ts';
import { kept, onUploads, synthetic } from './upload.ts';

type ShanxiCheck = Check<ShanxiSession>;

const opening = {
  ...onUploads,
  requirements: ['SX-R034', 'SX-R033', 'SX-R074', 'SX-R032'],
  field: 'licenseID',
  needs: [...onUploads.needs, 'fixtures.traded'],
  after: [...onUploads.after, tradesRoot],
} as const satisfies Partial<ShanxiCheck>;

/** Uploads for the enterprise with trades, and asks for its records at once. */
async function uploadedQuery(session: ShanxiSession): Promise<Reply> {
  const { uniscId = '' } = session.target.fixtures.traded ?? {};
  return session.violate(trading, { uniscId, licenseID: await kept(session, { uniscId }) });
}

/** The two steps of 6.2.3; a wish, for people may have to look at a licence first (SX-A08). */
const opens: ShanxiCheck = {
  ...opening,
  id: 'shanxi.upload.opens',
  severity: 'should',
  title: {
    zh: '得到的 licenseID 立即打开它所属企业的查询',
    en: 'The identifier opens the records of its enterprise at once',
  },
  run: async (session) => succeeded(await uploadedQuery(session)),
};

const opensSame: ShanxiCheck = {
  ...opening,
  id: 'shanxi.upload.opens-same',
  field: 'data',
  title: {
    zh: '新上传的授权协议打开的，就是那个企业的交易记录',
    en: 'What a new licence opens are the records of its enterprise',
  },
  async run(session) {
    const reply = await uploadedQuery(session);
    if (!reply.outcomes.includes('success')) throw new NotObserved(closed);
    const { traded } = session.target.fixtures;
    same(tradesIn(reply), tradesIn(await session.call(trading, { ...traded })), '/data');
  },
};

const closed = {
  zh: '新上传的授权协议没有立即打开查询',
  en: 'a new licence does not open the query at once',
};

const bound: ShanxiCheck = {
  ...opening,
  id: 'shanxi.upload.bound',
  title: {
    zh: '为一个企业上传的授权协议不打开另一个企业的查询',
    en: 'What was uploaded for one enterprise does not open the records of another',
  },
  async run(session) {
    const { uniscId = '' } = session.target.fixtures.traded ?? {};
    const other = synthetic.find((code) => code !== uniscId) ?? synthetic[0];
    const licenseID = await kept(session, { uniscId: other });
    refused(await session.violate(trading, { uniscId, licenseID }), { as: ['forbidden'] });
  },
};

/** What an uploaded authorisation opens, and what it does not. */
export const uploadOpeningChecks: readonly ShanxiCheck[] = [opens, opensSame, bound];
