import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, same, succeeded, unthrottled } from '../../expect.ts';
import { type Case, entitiesOf, freshCase } from '../../platforms/neimenggu/cases.ts';
import { type Acceptid, acceptidOf } from '../../platforms/neimenggu/replies.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { accept, onCases, send } from './case-acceptance.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** NM-A33: the frame of a check about one caseid sent more than once. */
export const onRepeats = {
  ...onCases,
  field: 'caseid',
  requirements: ['NM-R035', 'NM-R033'],
} as const;

/**
 * NM-A33: the case sent again, or what it was given then, has the acceptid of before. To give a new
 * one each time is tolerated, and gives `false`; to keep to another one is to have lost the first.
 */
export async function sendAgain(
  session: NeimengguSession,
  one: Case,
  before: Acceptid,
  given?: Acceptid,
): Promise<boolean> {
  const again = given ?? (await accept(session, one));
  if (again === before) return true;
  const [third, fourth] = [await accept(session, one), await accept(session, one)];
  if (third === fourth) same(again, before, '/acceptid', oneTransaction);
  session.warn('NM-A33', {
    zh: '同一案件原样重送，得到另一个受理号',
    en: 'the same case sent again gets another acceptid',
  });
  return false;
}

const oneTransaction = {
  zh: '查重和保存放在同一个事务里，或者让数据库以唯一约束裁决；已受理的不再改动。',
  en: 'Look for the case and store it in one transaction, or let a unique constraint decide; leave alone what is accepted.',
};

const sameContent: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.repeat.same',
  title: {
    zh: '原样重送的案件得到原来的受理号',
    en: 'The same case sent again gets the same acceptid',
  },
  async run(session) {
    const one = freshCase(session.contract);
    const before = await accept(session, one);
    for (const _ of [1, 2]) await sendAgain(session, one, before);
  },
};

/** The same content as other programs would write it. */
const layouts: readonly ((one: Case) => string)[] = [
  (one) => JSON.stringify(one, null, 2),
  (one) => JSON.stringify(reversed({ ...one, penaltylist: entitiesOf(one).map(reversed) })),
  (one) => JSON.stringify(one).replace(/[^\0-\x7f]/g, escaped),
  (one) => JSON.stringify({ ...one, qiyue: 'x' }),
];

const reversed = (one: Case): Case => Object.fromEntries(Object.entries(one).reverse());

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const sameLayout: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.repeat.layout',
  requirements: ['NM-R035', 'NM-R033', 'NM-R007'],
  title: {
    zh: '字段次序、空白和转义写法不同，仍是同一内容',
    en: 'Order of fields, white space and escapes make no other content',
  },
  async run(session) {
    const one = freshCase(session.contract);
    const before = await accept(session, one);
    for (const layout of layouts) {
      const reply = await session.call('receiveCaseinfo', one, { body: layout(one) });
      succeeded(reply);
      await sendAgain(session, one, before, acceptidOf(reply));
    }
  },
};

const together: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.repeat.together',
  title: {
    zh: '同时重送的同一案件只得到一个受理号',
    en: 'The same case sent several times at once gets one acceptid',
  },
  async run(session) {
    const one = freshCase(session.contract);
    const sent = Array.from({ length: 8 }, () => accept(session, one));
    const [first, ...others] = await Promise.all(sent);
    // Whoever gives a new acceptid each time when asked in turn may do so here.
    if (first === undefined || !(await sendAgain(session, one, first))) return;
    for (const other of others) same(other, first, '/acceptid', oneTransaction);
  },
};

/** NM-A33: an acceptid given for a content that is not kept would be a case lost in silence. */
const race: NeimengguCheck = {
  ...onRepeats,
  id: 'neimenggu.case.repeat.race',
  title: {
    zh: '同时以同一编号送交的不同案件不会混为一个',
    en: 'Different cases sent at once under one caseid are not taken for one',
  },
  async run(session) {
    const one = freshCase(session.contract);
    const rivals = Array.from({ length: 6 }, (_, index) => ({ ...one, penalty: `吊销 ${index}` }));
    const replies = await Promise.all(rivals.map((rival) => send(session, rival)));
    for (const reply of replies) unthrottled(reply);
    const given = replies.filter(isAccepted).map(acceptidOf);
    holds(given.length > 0 && new Set(given).size === given.length, {
      expected: {
        zh: '受理的案件各有自己的受理号',
        en: 'an acceptid of its own for each accepted',
      },
      actual: { zh: given.join('、') || '没有', en: given.join(', ') || 'none' },
      at: '/acceptid',
      advice: oneTransaction,
    });
    const [first] = given;
    const winner = rivals[replies.findIndex(isAccepted)];
    if (given.length > 1) await asInTurn(session, one, given.length);
    else if (winner && first !== undefined) await sendAgain(session, winner, first);
  },
};

const isAccepted = ({ outcomes }: Reply): boolean => outcomes.includes('success');

/** NM-A33: who accepts several cases of one caseid at once has to do so in turn as well. */
async function asInTurn(session: NeimengguSession, one: Case, count: number): Promise<void> {
  holds(isAccepted(await send(session, { ...one, penalty: '吊销' })), {
    expected: { zh: '只受理一个，与先后送交时一样', en: 'one accepted, as when sent in turn' },
    actual: { zh: `受理了 ${count} 个`, en: `${count} accepted` },
    at: '/ackCode',
    advice: oneTransaction,
  });
  session.warn('NM-A33', {
    zh: '同一编号的不同案件都被受理',
    en: 'several cases of one caseid are accepted',
  });
}

export const repeatChecks: readonly NeimengguCheck[] = [sameContent, sameLayout, together, race];
