import { createHash } from 'node:crypto';
import bundle from '../../../generated/neimenggu.zh.json' with { type: 'json' };
import type { RequirementId } from '../../../generated/requirements.ts';
import { withFields } from '../bodies.ts';
import { isObject, type Json } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { itemsOf, withItems } from './requests.ts';

/** A field of a case or of one of its items, and the code that says that it is empty. */
export interface Field {
  readonly name: string;
  readonly code: `${number}`;
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
}

const { CaseRequest, Entity } = bundle.components.schemas;
const codes = bundle['x-result-codes'];

/** The seven texts of a case, in the order of their codes (NM-R035 to NM-R041). */
export const textFields: readonly Field[] = Object.entries(CaseRequest.properties)
  .filter(([, { type }]) => type === 'string')
  .map(([name, property]) => toField(name, property));

/** The four texts of an item (NM-R045 to NM-R048). */
export const itemFields: readonly Field[] = Object.entries(Entity.properties).map(
  ([name, property]) => toField(name, property),
);

/** The short text that clause 5.1 gives to a code. */
export const documentedMessage = (code: string): string | undefined =>
  codes.find((entry) => entry.code === code)?.message;

/** The ways to be empty (NM-A28). */
export type Emptiness = 'missing' | 'null' | 'empty' | 'blank' | 'no-text';

export function emptinessOf(value: unknown): Emptiness | undefined {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value !== 'string') return 'no-text';
  if (value === '') return 'empty';
  return value.trim() === '' ? 'blank' : undefined;
}

/** The same case with something in a field; the same request always gives the same case. */
export const filled = (request: WireRequest, name: string): WireRequest =>
  withFields(request, { [name]: filling(name, digestOf(request)) });

/** The same case with something in the chosen fields of the items that are chosen. */
export const filledItems = (
  request: WireRequest,
  isChosen: (index: number, count: number) => boolean,
  names: readonly string[] = itemFields.map(({ name }) => name),
  isFilled: (emptiness: Emptiness) => boolean = () => true,
): WireRequest => {
  const items = itemsOf(request);
  const fill = (item: unknown, index: number): unknown =>
    isChosen(index, items.length) ? filledItem(item, index, names, isFilled) : item;
  return withItems(request, items.map(fill));
};

function filledItem(
  item: unknown,
  index: number,
  names: readonly string[],
  isFilled: (emptiness: Emptiness) => boolean,
): Json {
  const object = isObject(item) ? item : {};
  const gaps = names.filter((name) => {
    const emptiness = emptinessOf(object[name]);
    return emptiness !== undefined && isFilled(emptiness);
  });
  return { ...object, ...Object.fromEntries(gaps.map((name) => [name, `${name}-${index}`])) };
}

function filling(name: string, digest: string): unknown {
  if (name === 'penaltylist')
    return [filledItem({}, 0, Object.keys(Entity.properties), () => true)];
  if (name === 'penaltydate') return '2026-03-05';
  // Only a case number has to be its own.
  return name === 'caseid' ? `QIYUE-TEST-${digest}` : `${name}-filled`;
}

const digestOf = ({ body }: WireRequest): string =>
  createHash('sha256').update(body).digest('hex').slice(0, 16);

function toField(name: string, property: { readonly 'x-clause': readonly string[] }): Field {
  const entry = codes.find((one) => one['x-fields'].includes(name) && one.code.startsWith('140'));
  const clauses = [...(entry?.['x-clause'].slice(0, 1) ?? []), ...property['x-clause']];
  return {
    name,
    code: `${Number(entry?.code)}`,
    // The one cast: provenance lint lets no other words stand under x-clause.
    requirements: clauses as [RequirementId],
  };
}
