import { mend } from '../deviations.ts';
import { isObject } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { type Emptiness, filled, filledItems, itemFields } from './fields.ts';
import { caseOf, itemsOf } from './requests.ts';
import type { Deviation, Mutant } from './surroundings.ts';

const items = ['NM-R061', 'NM-R045', 'NM-R046', 'NM-R047', 'NM-R048'] as const;
const list = ['NM-R060', 'NM-R042'] as const;

/** An item field that nobody looks at. */
const forgotten: readonly Mutant[] = itemFields.map(({ name, requirements }) => ({
  name: `${name}-of-items-is-not-looked-at`,
  class: 'lenient',
  requirements,
  says: { zh: `不检查清单各项的 ${name}`, en: `${name} is not looked at in items` },
  operation: 'receiveCaseinfo',
  field: name,
  deviate: unseen(() => true, [name]),
}));

/** Accepts cases whose list is none, or has gaps in its items (NM-A25, NM-A26). */
export const lenientLists: readonly Mutant[] = [
  ...forgotten,
  gap('missing', { zh: '清单各项可以缺少字段', en: 'items may lack a field' }),
  gap('null', { zh: '清单各项的字段可以为 null', en: 'fields of items may be null' }),
  gap('empty', { zh: '清单各项的字段可以是空字符串', en: 'fields of items may be empty texts' }),
  gap('no-text', { zh: '清单各项的字段可以不是字符串', en: 'fields of items may be no texts' }),
  {
    name: 'only-the-first-item-is-looked-at',
    class: 'lenient',
    requirements: items,
    says: { zh: '只检查清单的第一项', en: 'only the first item is looked at' },
    operation: 'receiveCaseinfo',
    deviate: unseen((index) => index > 0),
  },
  {
    name: 'the-last-item-is-not-looked-at',
    class: 'lenient',
    requirements: items,
    says: { zh: '清单有几项时不检查最后一项', en: 'the last of several items is not looked at' },
    operation: 'receiveCaseinfo',
    deviate: unseen((index, count) => index > 0 && index === count - 1),
  },
  {
    name: 'the-first-item-is-not-looked-at',
    class: 'lenient',
    requirements: items,
    says: { zh: '从第二项才开始检查', en: 'items are looked at from the second on' },
    operation: 'receiveCaseinfo',
    deviate: unseen((index) => index === 0),
  },
  {
    name: 'items-in-the-middle-are-not-looked-at',
    class: 'lenient',
    requirements: items,
    says: { zh: '不检查清单中间的各项', en: 'items between first and last are not looked at' },
    operation: 'receiveCaseinfo',
    deviate: unseen((index, count) => index > 0 && index < count - 1),
  },
  {
    name: 'items-past-one-hundred-are-not-looked-at',
    class: 'lenient',
    leave: 'load',
    requirements: items,
    says: { zh: '只检查清单的前一百项', en: 'only the first hundred items are looked at' },
    operation: 'receiveCaseinfo',
    deviate: unseen((index) => index >= 100),
  },
  {
    name: 'items-may-be-anything',
    class: 'lenient',
    requirements: items,
    says: { zh: '清单各项可以不是对象', en: 'items may be no objects' },
    operation: 'receiveCaseinfo',
    deviate: mend(
      (request) => itemsOf(request).some((item) => !isObject(item)),
      (request) => filledItems(request, (index) => !isObject(itemsOf(request)[index])),
    ),
  },
  {
    name: 'empty-items-are-left-out',
    class: 'lenient',
    requirements: items,
    says: { zh: '清单中的空对象被略过', en: 'items without any field are passed over' },
    operation: 'receiveCaseinfo',
    deviate: mend(
      (request) => itemsOf(request).some(hasNothing),
      (request) => filledItems(request, (index) => hasNothing(itemsOf(request)[index])),
    ),
  },
  listMayBe('missing', (value) => value === undefined, { zh: '没有清单', en: 'missing' }),
  listMayBe('null', (value) => value === null, { zh: '清单为 null', en: 'null' }),
  listMayBe('empty', (value) => Array.isArray(value) && value.length === 0, {
    zh: '清单没有一项',
    en: 'without items',
  }),
  listMayBe('an-object', isObject, { zh: '清单是一个对象', en: 'an object' }),
  listMayBe('a-text', (value) => typeof value === 'string', { zh: '清单是文本', en: 'a text' }),
];

function gap(kind: Emptiness, says: Mutant['says']): Mutant {
  const names = itemFields.map(({ name }) => name);
  return {
    name: `fields-of-items-may-be-${kind}`,
    class: 'lenient',
    requirements: items,
    says,
    operation: 'receiveCaseinfo',
    deviate: unseen(
      () => true,
      names,
      (emptiness) => emptiness === kind,
    ),
  };
}

function listMayBe(
  kind: string,
  isOverlooked: (value: unknown) => boolean,
  { zh, en }: Mutant['says'],
): Mutant {
  return {
    name: `list-may-be-${kind}`,
    class: 'lenient',
    requirements: list,
    says: { zh: `${zh}也受理`, en: `penaltylist may be ${en}` },
    operation: 'receiveCaseinfo',
    field: 'penaltylist',
    deviate: mend(
      (request) => {
        const sent = caseOf(request);
        return sent !== undefined && isOverlooked(sent['penaltylist']);
      },
      (request) => filled(request, 'penaltylist'),
    ),
  };
}

/** Serves cases whose gaps are all in places that are not looked at. */
function unseen(
  isOverlooked: (index: number, count: number) => boolean,
  names?: readonly string[],
  isFilled?: (emptiness: Emptiness) => boolean,
): Deviation {
  return mend(
    (request) => itemsOf(request).length > 0,
    (request) => {
      const items = itemsOf(request);
      const isPlace = (index: number, count: number): boolean =>
        isObject(items[index]) && isOverlooked(index, count);
      return changedOnly(request, filledItems(request, isPlace, names, isFilled));
    },
  );
}

/** A request that needs no mending goes on byte by byte as it came. */
const changedOnly = (request: WireRequest, mended: WireRequest): WireRequest =>
  JSON.stringify(itemsOf(request)) === JSON.stringify(itemsOf(mended)) ? request : mended;

const hasNothing = (item: unknown): boolean => isObject(item) && Object.keys(item).length === 0;
