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
const free: readonly (readonly [
  field: 'pripid' | 'enttype' | 'legal',
  values: readonly string[],
])[] = [
  ['pripid', ['1', '150000000012345678', '3f2b8c1e7a444d0b9c550e8a6b1d2f90', '蒙A-00/12']],
  ['enttype', ['个体工商户', '1130', 'Limited company', '有限责任公司（自然人独资）']],
  ['legal', ['𠮷田𪚥', '买买提·艾力', 'Jean-Pierre O’Neil', '李 明', '〇']],
];

const requirements = { pripid: 'NM-R045', enttype: 'NM-R048', legal: 'NM-R047' } as const;

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

/** Wrong check character, the old fifteen digits, and none of the two. */
const oddCodes = ['91149999MA0DEM0138', '150102000012345', '无'];

/** NM-A29: firms that are revoked are often older than the code. */
const uniscid: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.uniscid-is-free',
  requirements: ['NM-R046'],
  field: 'uniscid',
  title: {
    zh: 'uniscid 不核对校验码，旧注册号也接受',
    en: 'uniscid is not verified, and old registration numbers are accepted',
  },
  async run(session) {
    for (const value of oddCodes) {
      acceptedOrStrict(session, await send(session, withFirst(session, { uniscid: value })));
    }
  },
};

/** Texts that some languages take for nothing, and texts of several lines. */
const likeNothing: readonly string[] = ['null', 'undefined', 'false', '[]', '-', '第一行\n第二行'];

const texts: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.texts-are-free',
  requirements: ['NM-R037', 'NM-R036', 'NM-R038', 'NM-R039', 'NM-R041', 'NM-R047', 'NM-R048'],
  title: {
    zh: '看似空值的文字和多行文字照样接受',
    en: 'Texts that look like nothing, and texts of several lines, are accepted',
  },
  async run(session) {
    for (const value of likeNothing) {
      const names = ['casename', 'caseintroduction', 'illegality', 'penalty', 'penaltyorg'];
      const changes = Object.fromEntries(names.map((name) => [name, value]));
      const one = freshCase(session.contract, changes);
      succeeded(await send(session, withEntity(one, 0, { legal: value, enttype: value })));
    }
  },
};

/** NM-A42: another endpoint may have limits of its own. */
const longTexts: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.long-texts',
  requirements: ['NM-R037', 'NM-R038', 'NM-R039'],
  severity: 'should',
  title: {
    zh: '案由、违法行为和处罚内容可以有一千字',
    en: 'A thousand characters fit into cause, violation and penalty',
  },
  async run(session) {
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
  },
};

export const textChecks: readonly NeimengguCheck[] = [
  ...freeForms,
  uniscid,
  texts,
  longTexts,
  overLong,
];
