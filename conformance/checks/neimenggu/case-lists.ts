import type { Check } from '../../check.ts';
import type { Given } from '../../derive/hands.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused } from '../../expect.ts';
import { type Case, entitiesOf, freshCase, withEntity } from '../../platforms/neimenggu/cases.ts';
import { refusedInput } from '../../platforms/neimenggu/hands.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { onCases, send } from './case-acceptance.ts';

type NeimengguCheck = Check<NeimengguSession>;

const onLists = { ...onCases, field: 'penaltylist' } as const;

/** A case of so many entities, each another one. */
function caseOf(session: NeimengguSession, count: number): Case {
  const one = freshCase(session.contract);
  const [entity = {}] = entitiesOf(one);
  const penaltylist = Array.from({ length: count }, (_, index) => ({
    ...entity,
    pripid: `P${String(index).padStart(16, '0')}`,
  }));
  return { ...one, penaltylist };
}

/** NM-A25: another endpoint may have a limit on the number of items. */
function limited(session: NeimengguSession, reply: Reply, count: number): boolean {
  if (reply.outcomes.includes('success')) return false;
  refused(reply, { as: ['bad-input'] });
  session.warn('NM-A25', {
    zh: `${count} 个市场主体的清单被拒绝`,
    en: `a list of ${count} entities is refused`,
  });
  return true;
}

/** A list of this length is accepted, and refused with a fault near its end. */
async function acceptedUnlessFaulty(session: NeimengguSession, count: number): Promise<void> {
  const right = caseOf(session, count);
  if (limited(session, await send(session, right), count)) return;
  const index = count - 1;
  const body = withEntity(caseOf(session, count), index, { legal: '' });
  const given: Given = { keys: ['penaltylist', `${index}`, 'legal'], value: '' };
  const reply = await session.violate('receiveCaseinfo', body);
  await refusedInput(session, reply, given, () => send(session, caseOf(session, count)));
}

const hundred: NeimengguCheck = {
  ...onLists,
  id: 'neimenggu.case.list.hundred',
  requirements: ['NM-R042', 'NM-R061'],
  title: {
    zh: '一百个市场主体的清单得到受理；最后一项有空的被拒绝',
    en: 'A list of a hundred entities is accepted, and refused when the last one is faulty',
  },
  run: (session) => acceptedUnlessFaulty(session, 100),
};

const large: NeimengguCheck = {
  ...onLists,
  id: 'neimenggu.case.list.large',
  requirements: ['NM-R042', 'NM-R061', 'NM-R033'],
  needs: ['write', 'load'],
  title: {
    zh: '五千个市场主体的清单得到受理；最后一项有空的被拒绝',
    en: 'A list of five thousand entities is accepted, and refused when the last one is faulty',
  },
  run: (session) => acceptedUnlessFaulty(session, 5_000),
};

/** What other programs make of a list with one item. */
const oneItemForms: readonly (readonly [string, (entity: Case) => unknown])[] = [
  ['an entity', (entity) => entity],
  ['JSON text', (entity) => JSON.stringify([entity])],
];

const noList: NeimengguCheck = {
  ...onLists,
  id: 'neimenggu.case.list.other-forms',
  requirements: ['NM-R042', 'NM-R060'],
  title: {
    zh: '单个对象和 JSON 文本不能代替清单',
    en: 'Neither a single object nor JSON text stands for a list',
  },
  async run(session) {
    for (const [, form] of oneItemForms) {
      const one = freshCase(session.contract);
      const value = form(entitiesOf(one)[0] ?? {});
      const reply = await session.violate('receiveCaseinfo', { ...one, penaltylist: value });
      const control = () => send(session, freshCase(session.contract));
      await refusedInput(session, reply, { keys: ['penaltylist'], value }, control);
    }
  },
};

export const listChecks: readonly NeimengguCheck[] = [hundred, large, noList];
