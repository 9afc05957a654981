import type { Check } from '../../check.ts';
import { holds, refused, succeeded } from '../../expect.ts';
import { type Case, entitiesOf, freshCase, withEntity } from '../../platforms/neimenggu/cases.ts';
import { type Acceptid, acceptidOf } from '../../platforms/neimenggu/replies.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { spaced } from '../../spaced.ts';
import { accept, send } from './case-acceptance.ts';
import { onRepeats, sendAgain } from './case-repeats.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** A way in which a second case of the same caseid differs, and the field that it is about. */
interface Change {
  readonly id: string;
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly change: (one: Case) => Case;
  /** A wish: whether the two are the same content can be argued. */
  readonly wish?: true;
}

const inHead = (field: string, value: string): Change => ({
  id: field,
  field,
  zh: `${field} 不同`,
  en: `another ${field}`,
  change: (one) => ({ ...one, [field]: value }),
});

const inEntity = (field: string, value: string): Change => ({
  id: field,
  field,
  zh: `清单最后一项的 ${field} 不同`,
  en: `another ${field} in the last entity`,
  change: (one) => withEntity(one, entitiesOf(one).length - 1, { [field]: value }),
});

const inList = (
  [id, zh, en]: readonly [id: string, zh: string, en: string],
  entities: (list: readonly Case[]) => readonly Case[],
): Change => ({
  ...{ id: `list-${id}`, field: 'penaltylist', zh, en },
  change: (one) => ({ ...one, penaltylist: entities(entitiesOf(one)) }),
});

const changes: readonly Change[] = [
  inHead('casename', '另一案'),
  inHead('caseintroduction', '另一案由'),
  inHead('illegality', '另一违法行为'),
  inHead('penalty', '罚款'),
  inHead('penaltydate', '2026-03-06'),
  inHead('penaltyorg', '另一机关'),
  inEntity('pripid', 'P9999999999999999'),
  inEntity('uniscid', '91159999MA0DEM013D'),
  inEntity('legal', '另一人'),
  inEntity('enttype', '另一类型'),
  inList(['shorter', '少一个市场主体', 'one entity fewer'], (list) => list.slice(0, -1)),
  inList(['longer', '多一个市场主体', 'one entity more'], (list) => [
    ...list,
    { ...list[0], pripid: 'P9999999999999998' },
  ]),
  {
    ...inHead('casename', '同号案件𠮸'),
    ...{ id: 'astral', zh: '只差一个增补平面汉字', en: 'another astral character', wish: true },
  },
  {
    ...inHead('casename', '同号案件𠮷 '),
    ...{ id: 'blank', zh: '只差末尾一个空格', en: 'one more blank at the end', wish: true },
  },
];

/** What every second case is compared with. */
const original = (session: NeimengguSession): Case =>
  freshCase(session.contract, { casename: '同号案件𠮷' });

/** NM-A33: refused, or accepted as a case of its own; never lost, and never written over. */
const conflicts: readonly NeimengguCheck[] = changes.map(({ id, field, zh, en, change, wish }) => ({
  ...onRepeats,
  id: `neimenggu.case.conflict.${id}`,
  severity: wish ? 'should' : 'must',
  field,
  title: {
    zh: spaced(`同一编号而${zh}的案件被拒绝，原案件不变`),
    en: `Another case under the same caseid, with ${en}, is refused and changes nothing`,
  },
  async run(session) {
    const one = original(session);
    const before = await accept(session, one);
    const reply = await send(session, change(one));
    if (reply.outcomes.includes('success')) return asItsOwn(session, acceptidOf(reply), before);
    refused(reply, { as: ['bad-input'] });
    await sendAgain(session, one, before);
  },
}));

/** Accepted under the acceptid of the first case, the second one is lost or has replaced it. */
function asItsOwn(session: NeimengguSession, given: Acceptid, before: Acceptid): void {
  holds(given !== before, {
    expected: {
      zh: '拒绝，或者另一个受理号',
      en: 'a refusal, or another acceptid',
    },
    actual: { zh: `同一个受理号 ${given}`, en: `the same acceptid ${given}` },
    at: '/acceptid',
    advice: {
      zh: '重送时核对内容：与原案件不同的，答以 19409，不要当作重送，也不要覆盖。',
      en: 'Compare the content when a caseid comes again: answer 19409 where it differs; neither take it for a retry nor overwrite.',
    },
  });
  session.warn('NM-A33', {
    zh: '同一编号的另一案件得到新的受理号',
    en: 'another case under the same caseid gets a new acceptid',
  });
}

/** NM-A33: a caseid belongs to the application that sent it. */
const otherApplication: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.per-application',
  needs: ['write', 'secondApplication'],
  requirements: ['NM-R035', 'NM-R033', 'NM-R003'],
  title: {
    zh: '两个应用可以使用同一编号，互不相干',
    en: 'Two applications may use the same caseid without touching each other',
  },
  async run(session) {
    const { contract, target } = session;
    const token = await session.logIn(target.secondApplication);
    const [one, two] = [freshCase(contract), original(session)];
    const rivals = [{ ...two, caseid: one['caseid'] }, two];
    const before = [await accept(session, one), await accept(session, two)];
    for (const rival of rivals) {
      const reply = await session.call('receiveCaseinfo', rival, { token });
      succeeded(reply);
      const given = acceptidOf(reply);
      holds(!before.includes(given), {
        expected: { zh: '自己的受理号', en: 'an acceptid of its own' },
        actual: { zh: `另一应用的 ${given}`, en: `${given}, which is the other application's` },
        at: '/acceptid',
      });
    }
    for (const [index, mine] of [one, two].entries()) {
      const kept = before[index];
      if (kept !== undefined) await sendAgain(session, mine, kept);
    }
  },
};

export const conflictChecks: readonly NeimengguCheck[] = [...conflicts, otherApplication];
