import { dirname, relative } from 'node:path';
import type { Json } from '../../../spec/document.ts';
import { pointerOf } from '../../../spec/pointer.ts';
import type { Source } from './source.ts';
import { assertEnds, located, type Place, type Sources, sourcesOf } from './sources.ts';

export type JsonObject = { readonly [key: string]: Json };

/** A document in which no `$ref` is left. */
export interface Resolved {
  readonly root: Source;
  readonly document: JsonObject;
  /** Where an object of the document comes from; what it is a copy of, stays the same. */
  readonly placeOf: (node: object) => Place | undefined;
}

/**
 * Follows every `$ref` within the document and into local files. A schema that refers to itself is
 * cut at the second round, beneath which anything is right: lenient, but never a false alarm.
 * Throws `UsageError` for a reference that leads nowhere, into the network or out of the folder.
 */
export function resolveReferences(root: Source): Resolved {
  const sources = sourcesOf(root);
  const walk: Walk = { sources, places: new WeakMap(), done: new Map(), open: new Set() };
  const document = resolve(walk, root.value, { source: root, keys: [] });
  if (!isObject(document)) throw new Error('the root of a contract is an object');
  return { root, document, placeOf: (node) => walk.places.get(node) };
}

/** What is known while references are followed; each by file and pointer. */
interface Walk {
  readonly sources: Sources;
  readonly places: WeakMap<object, Place>;
  readonly done: Map<string, Json>;
  /** Those that are being followed: one that comes again refers to itself. */
  readonly open: Set<string>;
}

function resolve(walk: Walk, node: Json, place: Place): Json {
  if (typeof node !== 'object' || node === null) return node;
  const below = (key: string): Place => ({ ...place, keys: [...place.keys, key] });
  if (isList(node)) return node.map((item, index) => resolve(walk, item, below(`${index}`)));
  const reference = isName(place.keys) ? undefined : node['$ref'];
  const own = Object.entries(node)
    .filter(([key]) => key !== '$ref' || reference === undefined)
    .map(([k, v]) => [k, isData(k, place.keys) ? v : resolve(walk, v, below(k))] as const);
  const fields = Object.fromEntries(own);
  if (typeof reference !== 'string') return placed(walk, fields, place);
  const target = follow(walk, reference, place);
  if (own.length === 0 || !isObject(target)) return target;
  return placed(walk, { ...target, ...fields }, walk.places.get(target) ?? place);
}

function follow(walk: Walk, reference: string, from: Place): Json {
  const { source, keys, id, value } = located(walk.sources, reference, from);
  const known = walk.done.get(id);
  if (known !== undefined) return known;
  if (walk.open.has(id)) return {};
  assertEnds(walk.sources, reference, from);
  walk.open.add(id);
  const result = resolve(walk, value, { source, keys });
  walk.open.delete(id);
  walk.done.set(id, result);
  return result;
}

function placed({ places }: Walk, node: JsonObject, place: Place): JsonObject {
  places.set(node, place);
  return node;
}

/** The JSON Pointer of a place; that of another file begins with its name. */
export const citationOf = ({ source, keys }: Place, root: Source): string =>
  `${source === root ? '' : relative(dirname(root.file), source.file)}#${pointerOf(keys)}`;

/** Keys whose values are data, in which `$ref` is a word like any other. */
const dataKeys = new Set(['example', 'default', 'const', 'enum', 'value']);
const isData = (key: string, around: readonly string[]): boolean =>
  dataKeys.has(key) && !isName(around) && around.at(-1) !== 'responses';

/** Whether the keys of this object are names that a person chose. */
const isName = (keys: readonly string[]): boolean =>
  ['properties', 'patternProperties', '$defs', 'schemas', 'examples'].includes(keys.at(-1) ?? '') &&
  keys.at(-2) !== 'properties';

export const isList = (node: Json | undefined): node is readonly Json[] => Array.isArray(node);
export const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === 'object' && node !== null && !isList(node);
