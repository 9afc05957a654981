import type { Check } from '../../check.ts';
import type { Observation } from '../../exchange/observation.ts';
import { holds, refused, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { type Case, freshCase, freshCaseid } from '../../platforms/neimenggu/cases.ts';
import { type Acceptid, acceptidOf } from '../../platforms/neimenggu/replies.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { accept, send } from './case-acceptance.ts';
import { onRepeats, sendAgain } from './case-repeats.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** NM-A33: the caseid belongs to the application, not to one of its sessions. */
const otherSession: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.repeat.other-session',
  title: {
    zh: '换一个会话原样重送，也得到原来的受理号',
    en: 'Sent again in another session, the same case gets the same acceptid',
  },
  async run(session) {
    const one = freshCase(session.contract);
    const before = await accept(session, one);
    const token = await session.logIn();
    const reply = await session.call('receiveCaseinfo', one, { token });
    succeeded(reply);
    await sendAgain(session, one, before, acceptidOf(reply));
  },
};

/** A case of the application under test that was accepted as it stands. */
function isAccepted({ target, tokens }: NeimengguSession, seen: Observation): boolean {
  const token = new URLSearchParams(seen.request.path.split('?')[1]).get('access_token');
  const isOwn = tokens.ownerOf(token) === target.application;
  return (
    isOwn && seen.operation === 'receiveCaseinfo' && !!seen.reply?.outcomes.includes('success')
  );
}

/** Stands last among the checks that call: a case is known for longer than a moment. */
export const toTheEnd: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.repeat.to-the-end',
  title: {
    zh: '本次评测中最早受理的案件，到最后重送仍得到原来的受理号',
    en: 'The first case of this run, sent again at its end, gets the same acceptid',
  },
  async run(session) {
    const first = session.all.find((seen) => isAccepted(session, seen));
    const body = parsed(first?.request.body?.toString());
    if (!first?.reply || body === null) throw new NotObserved();
    await sendAgain(session, body, acceptidOf(first.reply));
  },
};

/** The case of a body; null where it was sent in a form that is no plain JSON. */
function parsed(text = ''): Case | null {
  try {
    return JSON.parse(text) as Case;
  } catch {
    return null;
  }
}

/** Ends of caseids that databases like to take for one another. */
const pairs: readonly (readonly [
  id: string,
  ends: readonly [string, string],
  zh: string,
  en: string,
])[] = [
  ['letter-case', ['a', 'A'], '只差大小写', 'in the case of a letter'],
  ['blank', ['x', 'x '], '只差末尾空格', 'in a blank at the end'],
  ['astral', ['𠮷', '𠮸'], '只差增补平面汉字', 'in an astral character'],
  [
    'tail',
    [`${'-'.repeat(16)}1`, `${'-'.repeat(16)}2`],
    '只差末尾一位',
    'in the last of many characters',
  ],
];

/** A wish but for the last one, because no document says how caseids are compared. */
const exact: readonly NeimengguCheck[] = pairs.map(([id, ends, zh, en]) => ({
  ...onRepeats,
  id: `neimenggu.case.caseid-is-exact.${id}`,
  severity: id === 'tail' ? 'must' : 'should',
  title: {
    zh: `${zh}的两个编号是两个案件`,
    en: `Two caseids that differ only ${en} are two cases`,
  },
  async run(session) {
    const start = `${freshCaseid()}-`;
    const given: Acceptid[] = [];
    for (const end of ends) {
      const reply = await send(session, freshCase(session.contract, { caseid: start + end }));
      // What is refused after its like was accepted was taken for that.
      if (given.length === 0 && !reply.outcomes.includes('success')) {
        refused(reply, { as: ['bad-input'] });
        session.warn('NM-A42', { zh: '对编号另有限制', en: 'caseids have limits of their own' });
        return;
      }
      succeeded(reply);
      given.push(acceptidOf(reply));
    }
    holds(given[0] !== given[1], {
      expected: { zh: '两个受理号', en: 'two acceptids' },
      actual: { zh: `同一个受理号 ${given[0]}`, en: `the same acceptid ${given[0]}` },
      at: '/acceptid',
    });
  },
}));

export const identityChecks: readonly NeimengguCheck[] = [otherSession, ...exact];
