import type { Schema } from '../../spec/document.ts';
import { pointerOf, valueAt } from '../../spec/pointer.ts';
import type { Keywords } from './candidate.ts';

/** A field of a request body, or an item of a list in it, and the way to it. */
export interface Place {
  readonly schema: Schema;
  readonly keys: readonly string[];
  /** Whether it has to be there. */
  readonly required: boolean;
  /** What stands there: a value of its own, an object with fields, or nothing that is known. */
  readonly kind?: 'value' | 'object' | 'unknown';
}

/** Stands for any index of a list. */
export const each = '*';

/** The fields that hold a value, depth first; objects are only the way to them. */
export function placesOf(
  schema: Schema,
  keys: readonly string[] = [],
  required = false,
): readonly Place[] {
  const { properties, items } = schema;
  const own = { schema, keys, required };
  const within = Object.entries(properties ?? {}).flatMap(([key, property]) =>
    placesOf(property, [...keys, key], schema.required?.includes(key)),
  );
  if (within.length > 0) return keys.at(-1) === each ? [own, ...within] : within;
  if (items) return [own, ...placesOf(items, [...keys, each])];
  return keys.length === 0 ? [] : [own];
}

/** The name of a field that no contract lists. */
const unknownName = 'qiyueUnknown';

/** The objects that hold fields, and beside those fields what a closed object must not hold. */
export function objectPlacesOf(
  schema: Keywords,
  keys: readonly string[] = [],
  required = false,
): readonly Place[] {
  const { properties, items, additionalProperties } = schema;
  const isNamed = properties !== undefined && keys.length > 0 && keys.at(-1) !== each;
  const stray = { schema, keys: [...keys, unknownName], required: false, kind: 'unknown' } as const;
  return [
    ...(isNamed ? [{ schema, keys, required, kind: 'object' } as const] : []),
    ...(properties && additionalProperties === false ? [stray] : []),
    ...Object.entries(properties ?? {}).flatMap(([key, property]) =>
      objectPlacesOf(property, [...keys, key], schema.required?.includes(key)),
    ),
    ...(items ? objectPlacesOf(items, [...keys, each]) : []),
  ];
}

/** The same place in the first, the middle and the last item of each list on the way. */
export function spotsOf(base: unknown, keys: readonly string[]): readonly (readonly string[])[] {
  const at = keys.indexOf(each);
  if (at === -1) return [keys];
  const before = keys.slice(0, at);
  const list = valueAt(base, pointerOf(before));
  const count = Array.isArray(list) ? list.length : 0;
  const picked = count === 0 ? [] : [...new Set([0, Math.floor(count / 2), count - 1])];
  return picked.flatMap((index) => spotsOf(base, [...before, `${index}`, ...keys.slice(at + 1)]));
}

/** The body with another value in one place; `undefined` leaves the field out. */
export function withValue(
  base: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  if (Array.isArray(base)) {
    return base.with(Number(key), withValue(base[Number(key)], rest, value));
  }
  const object = typeof base === 'object' && base !== null ? (base as Record<string, unknown>) : {};
  const inner = withValue(object[key], rest, value);
  if (inner !== undefined) return { ...object, [key]: inner };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A place as people write it: `penaltylist[2].legal`, the last name alone outside of lists. */
export function nameOf(keys: readonly string[]): string {
  const list = keys.findLastIndex(isIndex);
  if (list === -1) return keys.at(-1) ?? '';
  const index = keys[list] === each ? '' : keys[list];
  const item = `${nameOf(keys.slice(0, list))}[${index}]`;
  return [item, ...keys.slice(list + 1)].join('.');
}

/** The field it is about; for an item, that of its list. */
export const fieldOf = (keys: readonly string[]): string =>
  keys.findLast((key) => !isIndex(key)) ?? '';

/** Whether a key leads to an item of a list. */
export const isIndex = (key: string | undefined): boolean => /^(\*|\d+)$/.test(key ?? '');
