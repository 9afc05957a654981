import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, refused, same, succeeded } from '../../expect.ts';
import { type Case, entitiesOf, freshCase, withEntity } from '../../platforms/neimenggu/cases.ts';
import { type Acceptid, acceptidOf, codeFor, codesOf } from '../../platforms/neimenggu/replies.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { onCalls } from './calls.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** What is tried with cases proves nothing where not even a right one is accepted. */
export const acceptedCheck = 'neimenggu.case.accepted';

/** Whatever is sent there may be stored, so it takes leave. */
const sending = { ...onCalls('receiveCaseinfo'), needs: ['write'] } as const;

/** The frame of a check that sends cases. */
export const onCases = { ...sending, after: [rootCheck, acceptedCheck] } as const;

/** Sends a case; every check of cases goes through here or through the hands. */
export const send = (session: NeimengguSession, one: Case): Promise<Reply> =>
  session.call('receiveCaseinfo', one);

/** Sends a case that has to be accepted, and gives its acceptid. */
export async function accept(session: NeimengguSession, one: Case): Promise<Acceptid> {
  const reply = await send(session, one);
  succeeded(reply);
  return acceptidOf(reply);
}

const accepted: NeimengguCheck = {
  ...sending,
  id: acceptedCheck,
  requirements: ['NM-R033', 'NM-R018', 'NM-R017', 'NM-R013', 'NM-R011'],
  title: {
    zh: '合乎要求的案件得到受理，一个和几个市场主体都可以',
    en: 'A right case is accepted, with one entity and with several',
  },
  async run(session) {
    const several = freshCase(session.contract);
    const one = freshCase(session.contract, { penaltylist: entitiesOf(several).slice(0, 1) });
    for (const body of [several, one]) succeeded(await send(session, body));
  },
};

const acceptid: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.acceptid',
  requirements: ['NM-R043', 'NM-R044', 'NM-R018'],
  field: 'acceptid',
  title: {
    zh: '每个案件有自己的业务受理号，内容相同的也一样',
    en: 'Each case has an acceptid of its own, even if its content is the same',
  },
  async run(session) {
    const given: Acceptid[] = [];
    for (let count = 0; count < 5; count += 1) {
      given.push(await accept(session, freshCase(session.contract)));
    }
    const many = Array.from({ length: 5 }, () => accept(session, freshCase(session.contract)));
    given.push(...(await Promise.all(many)));
    const twice = given.find((one, index) => given.indexOf(one) !== index);
    holds(twice === undefined, {
      expected: { zh: '十个案件十个受理号', en: 'ten acceptids for ten cases' },
      actual: { zh: `${twice} 出现了两次`, en: `${twice} twice` },
      at: '/acceptid',
    });
  },
};

const unknownFields: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.unknown-fields',
  requirements: ['NM-R033', 'NM-R007'],
  title: { zh: '不认识的字段不起作用', en: 'Fields that nobody knows change nothing' },
  async run(session) {
    const extra = { qiyue: 'x', remarks: null, files: [], total: 3 };
    const one = withEntity(freshCase(session.contract, extra), 1, { ...extra, phone: '0471' });
    succeeded(await send(session, one));
  },
};

/** NM-A37: the names are exact, so a field in capitals is not there. */
const exactNames: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.exact-names',
  requirements: ['NM-R036', 'NM-R054'],
  field: 'casename',
  title: {
    zh: '字段名大小写不对的，等于没有给出',
    en: 'A field whose name is in another case is missing',
  },
  async run(session) {
    const { casename, ...rest } = freshCase(session.contract);
    const reply = await session.violate('receiveCaseinfo', { ...rest, caseName: casename });
    refused(reply, { as: ['bad-input'] });
    same(codesOf(reply), [codeFor(session.contract, 'casename').code], '/errors/0/errorCode');
  },
};

export const acceptanceChecks: readonly NeimengguCheck[] = [
  accepted,
  acceptid,
  unknownFields,
  exactNames,
];
