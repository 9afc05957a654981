import type { Check } from '../../check.ts';
import { refused, succeeded } from '../../expect.ts';
import { type Case, freshCase, withEntity } from '../../platforms/neimenggu/cases.ts';
import { acceptedOrStrict } from '../../platforms/neimenggu/hands.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { onCases, send } from './case-acceptance.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** The values of the first entity are what a check of this file is about. */
const withFirst = (session: NeimengguSession, changes: Case): Case =>
  withEntity(freshCase(session.contract), 0, changes);

/** NM-A30, NM-A31: no form is asked of these; old codes and plain names are real. */
const free: readonly (readonly [field: 'pripid' | 'enttype', values: readonly string[]])[] = [
  ['pripid', ['1', '150000000012345678', '3f2b8c1e7a444d0b9c550e8a6b1d2f90', '蒙A-00/12']],
  ['enttype', ['个体工商户', '1130', 'Limited company', '有限责任公司（自然人独资）']],
];

const requirements = { pripid: 'NM-R045', enttype: 'NM-R048' } as const;

const freeForms: readonly NeimengguCheck[] = free.map(([field, values]) => ({
  ...onCases,
  id: `neimenggu.case.${field}-is-free`,
  requirements: [requirements[field]],
  field,
  title: { zh: `${field} 不限格式`, en: `${field} has no form of its own` },
  async run(session) {
    for (const value of values)
      succeeded(await send(session, withFirst(session, { [field]: value })));
  },
}));

/** NM-A29: wrong check character, the old fifteen digits, and none: firms older than the code. */
const oddCodes = ['91149999MA0DEM0138', '150102000012345', '无'];

/** Real people, and how they are called. */
const people = ['𠮷田𪚥', '买买提·艾力', 'Jean-Pierre O’Neil', '李 明', '〇'];

/** Texts that some languages take for nothing, and texts of several lines. */
const likeNothing: readonly string[] = ['null', 'undefined', 'false', '[]', '-', '第一行\n第二行'];

const texts: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.texts-are-free',
  requirements: ['NM-R037', 'NM-R036', 'NM-R038', 'NM-R039', 'NM-R041', 'NM-R046', 'NM-R047'],
  title: {
    zh: '看似空值的文字、多行文字、各样姓名和旧代码照样接受',
    en: 'Texts that look like nothing or have several lines, all names, and old codes are accepted',
  },
  async run(session) {
    for (const value of likeNothing) {
      const names = ['casename', 'caseintroduction', 'illegality', 'penalty', 'penaltyorg'];
      const changes = Object.fromEntries(names.map((name) => [name, value]));
      const one = freshCase(session.contract, changes);
      succeeded(await send(session, withEntity(one, 0, { legal: value, enttype: value })));
    }
    for (const legal of people) succeeded(await send(session, withFirst(session, { legal })));
    for (const uniscid of oddCodes) {
      acceptedOrStrict(session, await send(session, withFirst(session, { uniscid })));
    }
  },
};

/** NM-A42: how much is too much is for each to say, but it is said in the envelope. */
const overLong: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.over-long-texts',
  requirements: ['NM-R038', 'NM-R010', 'NM-R047'],
  title: {
    zh: '过长的文字要么接受，要么以约定的结构拒绝',
    en: 'Texts that are too long are accepted or refused in the envelope',
  },
  async run(session) {
    const long = '吊'.repeat(100_000);
    const bodies = [
      freshCase(session.contract, { illegality: long }),
      withFirst(session, { legal: long }),
    ];
    for (const body of bodies) {
      const reply = await send(session, body);
      if (!reply.outcomes.includes('success')) refused(reply, { as: ['bad-input'] });
    }
    await aThousand(session);
  },
};

/** Where these do not fit, that is worth telling. */
async function aThousand(session: NeimengguSession): Promise<void> {
  const long = '吊'.repeat(1_000);
  for (const name of ['caseintroduction', 'illegality', 'penalty']) {
    const reply = await send(session, freshCase(session.contract, { [name]: long }));
    if (reply.outcomes.includes('success')) continue;
    refused(reply, { as: ['bad-input'] });
    session.warn('NM-A42', {
      zh: `${name} 一千字即被拒绝`,
      en: `a ${name} of a thousand characters is refused`,
    });
  }
}

export const textChecks: readonly NeimengguCheck[] = [...freeForms, texts, overLong];
