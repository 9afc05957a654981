import { mend } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { type Emptiness, emptinessOf, type Field, filled, textFields } from './fields.ts';
import { caseOf } from './requests.ts';
import type { Deviation, Mutant } from './surroundings.ts';

type Kind = Exclude<Emptiness, 'blank'>;

const kinds = {
  missing: { zh: '缺少', en: 'missing' },
  null: { zh: '为 null', en: 'null' },
  empty: { zh: '是空字符串', en: 'an empty text' },
  'no-text': { zh: '不是字符串', en: 'no text' },
} as const satisfies Record<Kind, Mutant['says']>;

const [first, ...others] = textFields.flatMap(({ requirements }) => requirements);
const requirementsOfAll: Mutant['requirements'] = [first ?? 'NM-R053', ...others];

/** A field that nobody looks at: the most usual slip. */
const forgotten: readonly Mutant[] = textFields.map(({ name, requirements }) => ({
  name: `${name}-is-not-looked-at`,
  class: 'lenient',
  requirements,
  says: { zh: `不检查 ${name}`, en: `${name} is not looked at` },
  operation: 'receiveCaseinfo',
  field: name,
  deviate: served([name], () => true),
}));

/** One way to be empty that is overlooked in every field. */
const overlooked: readonly Mutant[] = (Object.keys(kinds) as Kind[]).map((kind) => ({
  name: `fields-may-be-${kind}`,
  class: 'lenient',
  requirements: requirementsOfAll,
  says: { zh: `字段${kinds[kind].zh}也受理`, en: `a field may be ${kinds[kind].en}` },
  operation: 'receiveCaseinfo',
  deviate: served(
    textFields.map(({ name }) => name),
    (emptiness) => emptiness === kind,
  ),
}));

/** One way to be empty, overlooked in one field: each of both at least once. */
const single: readonly Mutant[] = textFields.flatMap((field, index) => {
  const all = Object.keys(kinds) as Kind[];
  return [all[index % 4], all[(index + 2) % 4]].flatMap((kind) =>
    kind ? [mayBe(field, kind)] : [],
  );
});

/** Accepts cases whose fields are empty, each in its own way (NM-A28). */
export const lenientFields: readonly Mutant[] = [...forgotten, ...overlooked, ...single];

function mayBe({ name, requirements }: Field, kind: Kind): Mutant {
  return {
    name: `${name}-may-be-${kind}`,
    class: 'lenient',
    requirements,
    says: { zh: `${name} ${kinds[kind].zh}也受理`, en: `${name} may be ${kinds[kind].en}` },
    operation: 'receiveCaseinfo',
    field: name,
    deviate: served([name], (emptiness) => emptiness === kind),
  };
}

/** Serves cases that are empty in one of these fields, in a way that is overlooked. */
function served(
  names: readonly string[],
  isOverlooked: (emptiness: Emptiness) => boolean,
): Deviation {
  const gapsOf = (request: WireRequest): readonly string[] => {
    const sent = caseOf(request);
    if (sent === undefined) return [];
    return names.filter((name) => {
      const emptiness = emptinessOf(sent[name]);
      return emptiness !== undefined && isOverlooked(emptiness);
    });
  };
  return mend(
    (request) => gapsOf(request).length > 0,
    (request) => gapsOf(request).reduce(filled, request),
  );
}
