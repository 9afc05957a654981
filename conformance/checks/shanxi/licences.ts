import { randomBytes } from 'node:crypto';
import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import type { Licence } from '../../platforms/shanxi/target.ts';
import { asCode, isSameSpoiled, spoilingsBut } from '../../spoilings.ts';
import { onOperation } from './calls.ts';
import { indistinct } from './refusals.ts';
import { tradesRoot, trading } from './trades.ts';

type ShanxiCheck = Check<ShanxiSession>;

const base = {
  ...onOperation(trading),
  requirements: ['SX-R034', 'SX-R032', 'SX-R074', 'SX-R077'],
  field: 'licenseID',
  after: [rootCheck, tradesRoot],
} as const satisfies Partial<ShanxiCheck>;

/** Shows a licence for an enterprise, whether or not it holds. */
const show = (session: ShanxiSession, licence: Licence | undefined): Promise<Reply> =>
  session.violate(trading, { ...licence });

/** The licence of the fixture, shown as another one. */
const showAs = (session: ShanxiSession, changes: Partial<Licence>): Promise<Reply> =>
  session.violate(trading, { ...session.target.fixtures.traded, ...changes });

const refusedLicence = (reply: Reply, advice: Text = licenceAdvice): void =>
  void refused(reply, { as: ['forbidden'], advice });

const licenceAdvice: Text = {
  zh: '核对授权协议：存在，属于所查的企业，没有过期，标识逐字相同。',
  en: 'Verify the licence: it exists, is of the enterprise asked for, has not expired, and is named letter by letter.',
};

const unknownId = 'shanxi.licence.unknown';

const unknown: ShanxiCheck = {
  ...base,
  id: unknownId,
  title: { zh: '没有的授权协议打不开查询', en: 'A licence that does not exist opens nothing' },
  async run(session) {
    for (const licenseID of [randomBytes(13).toString('hex'), asCode, '%']) {
      refusedLicence(await showAs(session, { licenseID }));
    }
  },
};

/** Identifiers are opaque, and of some kinds the same in the other case. */
const wishes = new Set(['case', 'blank-after']);

const near = spoilingsBut('changed-first', 'prefix').map(
  ({ name, spoil, zh, en }): ShanxiCheck => ({
    ...base,
    id: `shanxi.licence.${name}`,
    severity: wishes.has(name) ? 'should' : 'must',
    after: [...base.after, unknownId],
    title: {
      zh: `${zh}的授权协议标识打不开查询`,
      en: `An identifier of a licence ${en} opens nothing`,
    },
    async run(session) {
      const right = session.target.fixtures.traded?.licenseID ?? '';
      const licenseID = spoil(right);
      if (licenseID === right || licenseID === '' || isSameSpoiled(name, right)) {
        throw new NotObserved();
      }
      refusedLicence(await showAs(session, { licenseID }));
    },
  }),
);

const expired: ShanxiCheck = {
  ...base,
  id: 'shanxi.licence.expired',
  needs: [...base.needs, 'fixtures.expired'],
  after: [...base.after, unknownId],
  title: { zh: '过期的授权协议打不开查询', en: 'An expired licence opens nothing' },
  run: async (session) => refusedLicence(await show(session, session.target.fixtures.expired)),
};

/** SX-R032: the authorisation is that of the enterprise concerned. */
const otherEnterprise: ShanxiCheck = {
  ...base,
  id: 'shanxi.licence.other-enterprise',
  needs: [...base.needs, 'fixtures.otherEnterprise'],
  after: [...base.after, unknownId],
  title: {
    zh: '另一个企业的授权协议打不开查询',
    en: 'The licence of another enterprise opens nothing',
  },
  run: async (session) =>
    refusedLicence(await show(session, session.target.fixtures.otherEnterprise)),
};

/** The same with what every target file has: a good licence and other enterprises. */
const elsewhere: ShanxiCheck = {
  ...base,
  id: 'shanxi.licence.elsewhere',
  after: [...base.after, unknownId],
  title: {
    zh: '授权协议只打开它所属企业的查询，不打开其他企业的',
    en: 'A licence opens the records of its own enterprise and of no other',
  },
  async run(session) {
    const { traded, rated, untraded } = session.target.fixtures;
    const codes = [rated.uniscId, untraded?.uniscId].filter((code) => code !== undefined);
    const others = [...new Set(codes)].filter((code) => code !== traded?.uniscId);
    if (others.length === 0 || untraded?.licenseID === traded?.licenseID) throw new NotObserved();
    for (const uniscId of others) refusedLicence(await showAs(session, { uniscId }));
  },
};

/** SX-A08: whether a licence is bound to the account is nobody's rule. */
const foreign: ShanxiCheck = {
  ...base,
  id: 'shanxi.licence.of-another-account',
  needs: [...base.needs, 'fixtures.foreignLicence'],
  after: [...base.after, unknownId],
  title: {
    zh: '另一个账户上传的授权协议打不开查询',
    en: 'A licence that another account uploaded opens nothing',
  },
  async run(session) {
    const reply = await show(session, session.target.fixtures.foreignLicence);
    if (!reply.outcomes.includes('success')) return refusedLicence(reply);
    session.warn('SX-A08', {
      zh: '授权协议不与上传的账户绑定',
      en: 'a licence is not bound to the account that uploaded it',
    });
  },
};

/** A wish of SX-A45 taken further: trying tells nothing about the licences of others. */
const alike: ShanxiCheck = {
  ...base,
  id: 'shanxi.licence.indistinct',
  field: 'msg',
  after: [...base.after, unknownId],
  title: {
    zh: '从失败的应答看不出授权协议错在哪里',
    en: 'No failure tells what is wrong about a licence',
  },
  async run(session) {
    const { expired, otherEnterprise, foreignLicence } = session.target.fixtures;
    const given = [expired, otherEnterprise, foreignLicence].filter((one) => one !== undefined);
    if (given.length === 0) throw new NotObserved();
    const replies = [await showAs(session, { licenseID: randomBytes(13).toString('hex') })];
    for (const licence of given) replies.push(await show(session, licence));
    indistinct(session, replies, { zh: '授权协议', en: 'a licence' });
  },
};

/** Every way in which a licence may not hold (SX-R034). */
export const licenceChecks: readonly ShanxiCheck[] = [
  unknown,
  ...near,
  expired,
  otherEnterprise,
  elsewhere,
  foreign,
  alike,
];
