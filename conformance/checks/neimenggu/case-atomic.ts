import type { Check } from '../../check.ts';
import { refused } from '../../expect.ts';
import { type Case, freshCase, withEntity } from '../../platforms/neimenggu/cases.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { accept, onCases } from './case-acceptance.ts';
import { sendAgain } from './case-repeats.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** Ways to spoil a right case, each in one place. */
const spoilt: readonly (readonly [
  id: string,
  field: string,
  zh: string,
  en: string,
  (one: Case) => Case,
])[] = [
  ['first', 'penaltylist', '第一项有空', 'the first item faulty', (one) => withFault(one, 0)],
  ['middle', 'penaltylist', '中间一项有空', 'a middle item faulty', (one) => withFault(one, 1)],
  ['last', 'penaltylist', '最后一项有空', 'the last item faulty', (one) => withFault(one, 2)],
  ['head', 'penaltyorg', '一个字段为空', 'a field empty', (one) => ({ ...one, penaltyorg: '' })],
];

const withFault = (one: Case, index: number): Case => withEntity(one, index, { legal: '' });

/** NM-A36: had anything been stored, the right case would meet it under its caseid. */
const nothingStored: readonly NeimengguCheck[] = spoilt.map(([id, field, zh, en, spoil]) => ({
  ...onCases,
  id: `neimenggu.case.atomic.${id}`,
  requirements: ['NM-R033', 'NM-R061'],
  field,
  title: {
    zh: `${zh}的案件整个拒绝：改正后以同一编号重送，得到受理`,
    en: `A case with ${en} is refused whole: corrected, the same caseid is accepted`,
  },
  async run(session) {
    const right = freshCase(session.contract);
    refused(await session.violate('receiveCaseinfo', spoil(right)), { as: ['bad-input'] });
    const before = await accept(session, right);
    await sendAgain(session, right, before);
  },
}));

/** NM-A33, NM-A36: what is refused does not touch what was accepted. */
const faultyRepeat: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.atomic.faulty-repeat',
  requirements: ['NM-R033', 'NM-R035'],
  field: 'caseid',
  title: {
    zh: '以同一编号送来的有误案件被拒绝，已受理的不受影响',
    en: 'A faulty case under the same caseid is refused and leaves the accepted one alone',
  },
  async run(session) {
    const right = freshCase(session.contract);
    const before = await accept(session, right);
    for (const body of [withFault(right, 2), { ...right, penaltylist: [] }]) {
      refused(await session.violate('receiveCaseinfo', body), { as: ['bad-input'] });
    }
    await sendAgain(session, right, before);
  },
};

/** NM-R034: what nobody has logged in for is not stored either. */
const noSession: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.atomic.token',
  requirements: ['NM-R034', 'NM-R022', 'NM-R033'],
  field: 'access_token',
  title: {
    zh: '令牌无效时送来的案件没有保存',
    en: 'A case that came with a wrong token is not stored',
  },
  async run(session) {
    const one = freshCase(session.contract);
    const token = 'qiyue-no-such-token';
    const reply = await session.violate('receiveCaseinfo', { ...one, penalty: '无' }, { token });
    refused(reply, { as: ['bad-credentials'] });
    const before = await accept(session, one);
    await sendAgain(session, one, before);
  },
};

export const atomicChecks: readonly NeimengguCheck[] = [...nothingStored, faultyRepeat, noSession];
