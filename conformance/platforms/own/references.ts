import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Json } from '../../../spec/document.ts';
import { keysOf, pointerOf, valueAt } from '../../../spec/pointer.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { readSource, type Source } from './source.ts';

/** Where a node of a document stands. */
export interface Place {
  readonly source: Source;
  readonly keys: readonly string[];
}

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
 * Throws `UsageError` for a reference that leads nowhere, or into the network.
 */
export function resolveReferences(root: Source): Resolved {
  const sources = new Map([[root.file, root]]);
  const walk: Walk = { sources, places: new WeakMap(), done: new Map(), open: new Set() };
  const document = resolve(walk, root.value, { source: root, keys: [] });
  if (!isObject(document)) throw new Error('the root of a contract is an object');
  return { root, document, placeOf: (node) => walk.places.get(node) };
}

/** What is known while references are followed; each by file and pointer. */
interface Walk {
  readonly sources: Map<string, Source>;
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
  const [path = '', pointer = ''] = reference.split('#');
  if (/^[a-z][a-z\d+.-]+:/i.test(path)) throw remote(reference, from);
  const source = path === '' ? from.source : sourceOf(walk, pathFrom(from.source.file, path));
  const id = `${source.file}#${pointer}`;
  const known = walk.done.get(id);
  if (known !== undefined) return known;
  if (walk.open.has(id)) return {};
  const value = valueAt(source.value, pointer);
  if (value === undefined) throw missing(reference, from);
  walk.open.add(id);
  const result = resolve(walk, value as Json, { source, keys: keysOf(pointer) });
  walk.open.delete(id);
  walk.done.set(id, result);
  return result;
}

function sourceOf({ sources }: Walk, file: string): Source {
  const known = sources.get(file) ?? readSource(file);
  sources.set(file, known);
  return known;
}

function placed({ places }: Walk, node: JsonObject, place: Place): JsonObject {
  places.set(node, place);
  return node;
}

/** The JSON Pointer of a place; that of another file begins with its name. */
export const citationOf = ({ source, keys }: Place, root: Source): string =>
  `${source === root ? '' : relative(dirname(root.file), source.file)}#${pointerOf(keys)}`;

const pathFrom = (file: string, path: string): string =>
  isAbsolute(path) ? path : join(dirname(file), path);

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

function missing(reference: string, { source, keys }: Place): UsageError {
  const where = `${source.file}:${source.lineOf(keys)}`;
  return new UsageError({
    zh: `${where}：$ref ${reference} 所指的内容不存在。`,
    en: `${where}: the $ref ${reference} leads nowhere.`,
  });
}

function remote(reference: string, { source, keys }: Place): UsageError {
  const where = `${source.file}:${source.lineOf(keys)}`;
  return new UsageError({
    zh: `${where}：$ref ${reference} 指向网络；评测不访问网络，请把它存为本地文件。`,
    en: `${where}: the $ref ${reference} leads into the network; save what it names as a local file.`,
  });
}
