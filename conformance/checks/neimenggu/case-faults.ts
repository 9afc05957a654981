import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, refused } from '../../expect.ts';
import { type Case, freshCase, withEntity } from '../../platforms/neimenggu/cases.ts';
import { codeFor, codesOf, entriesOf } from '../../platforms/neimenggu/replies.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { onCases } from './case-acceptance.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** A case with several faults, and the fields that are faulty, in the order of their codes. */
interface Faulty {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly fields: readonly string[];
  /** Where the faulty items are, as a message would name them. */
  readonly places?: readonly string[];
  readonly body: (one: Case) => Case;
}

const blankHead = {
  caseid: '',
  casename: '',
  caseintroduction: '',
  illegality: '',
  penalty: '',
  penaltydate: '',
  penaltyorg: '',
} as const;

const faulty: readonly Faulty[] = [
  {
    id: 'all-empty',
    zh: '八个字段全空',
    en: 'all eight fields empty',
    fields: [...Object.keys(blankHead), 'penaltylist'],
    body: () => ({ ...blankHead, penaltylist: [] }),
  },
  {
    id: 'all-missing',
    zh: '空对象',
    en: 'an empty object',
    fields: [...Object.keys(blankHead), 'penaltylist'],
    body: () => ({}),
  },
  {
    id: 'two-fields',
    zh: '两个字段为空',
    en: 'two fields empty',
    fields: ['casename', 'penaltyorg'],
    body: (one) => ({ ...one, penaltyorg: '', casename: null }),
  },
  {
    id: 'two-items',
    zh: '清单中两项有空',
    en: 'two items with an empty field',
    fields: ['pripid'],
    places: ['penaltylist[0].pripid', 'penaltylist[2].legal'],
    body: (one) => withEntity(withEntity(one, 0, { pripid: '' }), 2, { legal: null }),
  },
  {
    id: 'field-and-item',
    zh: '一个字段和清单中一项有空',
    en: 'a field and an item empty',
    fields: ['illegality', 'legal'],
    body: (one) => withEntity({ ...one, illegality: '' }, 1, { legal: '' }),
  },
];

/** NM-A27: all faults in the order of their codes, or the first alone; nothing that is right. */
const several: readonly NeimengguCheck[] = faulty.map(({ id, zh, en, fields, places, body }) => ({
  ...onCases,
  id: `neimenggu.case.faults.${id}`,
  requirements: ['NM-R010', 'NM-R053', 'NM-R061'],
  field: 'errors',
  title: {
    zh: `${zh}：只报有错之处，按代码的次序`,
    en: `With ${en}, the errors tell those and no others, in the order of codes`,
  },
  async run(session) {
    const codes = fields.map((field) => `${codeFor(session.contract, field).code}`);
    const reply = await session.violate('receiveCaseinfo', body(freshCase(session.contract)));
    refused(reply, { as: ['bad-input'] });
    const told = codesOf(reply);
    holds(told[0] === codes[0] && told.every((code) => codes.includes(code)) && isSorted(told), {
      expected: {
        zh: `依次为 ${codes.join('、')}，至少有第一个`,
        en: `${codes.join(', ')}, in this order, or the first of them`,
      },
      actual: { zh: told.join('、') || '没有', en: told.join(', ') || 'none' },
      at: '/errors',
    });
    nameless(session, reply, places ?? []);
    if (codes.every((code) => told.includes(code))) return;
    session.warn('NM-A27', {
      zh: '几处错误只报出一部分',
      en: 'of several faults only some are told',
    });
  },
}));

/** NM-A26: 14008 alone does not say where in the list, and the document's own words do not. */
function nameless(session: NeimengguSession, reply: Reply, places: readonly string[]): void {
  const messages = entriesOf(reply).map(({ message }) => `${message}`);
  const isNamed = messages.some((text) => places.some((place) => text.includes(place)));
  if (places.length === 0 || isNamed) return;
  session.warn('NM-A26', {
    zh: 'message 没有指出清单中有空的是哪一项的哪个字段，如 penaltylist[2].legal',
    en: 'the message does not name the item and the field that is empty, as penaltylist[2].legal',
  });
}

const isSorted = (codes: readonly string[]): boolean =>
  codes.every((code, index) => index === 0 || (codes[index - 1] ?? '') <= code);

const many: NeimengguCheck = {
  ...onCases,
  id: 'neimenggu.case.faults.at-most-100',
  requirements: ['NM-R010', 'NM-R061'],
  severity: 'should',
  field: 'errors',
  title: { zh: '一次至多报一百处错误', en: 'At most a hundred faults are told at once' },
  async run(session) {
    const penaltylist = Array.from({ length: 120 }, () => ({}));
    const body = freshCase(session.contract, { penaltylist });
    const reply = await session.violate('receiveCaseinfo', body);
    refused(reply, { as: ['bad-input'] });
    const count = entriesOf(reply).length;
    holds(count <= 100, {
      expected: { zh: '至多 100 项', en: 'at most 100 entries' },
      actual: { zh: `${count} 项`, en: `${count} entries` },
      at: '/errors',
    });
  },
};

export const faultChecks: readonly NeimengguCheck[] = [...several, many];
