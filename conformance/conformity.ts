import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema, Tolerated } from '../spec/document.ts';
import type { Text } from '../spec/language.ts';
import { keysOf, pointerOf, valueAt } from '../spec/pointer.ts';
import type { ReplySchema } from './contract/contract.ts';
import { keywordTexts } from './contract/keyword-texts.ts';
import { type Node, toleratedBy } from './tolerated.ts';

/** One way in which a reply differs from its schema. */
export interface Deviation {
  /** JSON Pointer to the value; for an absent field, to where it would stand. */
  readonly at: string;
  /** The same with `*` for each list index: what a check is about. */
  readonly field: string;
  readonly expected: Text;
  readonly actual: Text;
  /** From the nearest annotated node on the way to the keyword. */
  readonly clauses: readonly string[];
  /** Set when a reading tolerates it: then it is a warning. */
  readonly tolerated: Tolerated | null;
}

/** So many faults of one reply are looked at: each is compared with the others. */
const most = 1_000;

/** Compares a reply body with its schema; one fault gives one deviation. */
export function deviations({ schema, validate }: ReplySchema, body: unknown): readonly Deviation[] {
  if (validate(body)) return [];
  const errors = (validate.errors ?? []).slice(0, most);
  const found = causes(errors).map((error) => toDeviation(error, schema, body));
  const outermost = found.filter(({ tolerated, at }) => !coveredBy(found, tolerated, at));
  return [...new Map(outermost.map((deviation) => [deviation.at, deviation])).values()];
}

/** What is reported under a node that is tolerated as a whole says nothing new. */
const coveredBy = (found: readonly Deviation[], own: Tolerated | null, at: string): boolean =>
  own === null && found.some((other) => other.tolerated !== null && other.at === at);

/** Drops what only repeats another error: the `if` itself, and the branches of a failed choice. */
function causes(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.filter(
    (error) =>
      error.keyword !== 'if' &&
      !choices.some(({ schemaPath }) => error.schemaPath.startsWith(`${schemaPath}/`)),
  );
}

function toDeviation(error: ErrorObject, schema: Schema, body: unknown): Deviation {
  const missing = error.params['missingProperty'] as string | undefined;
  const place = missing === undefined ? [] : [missing];
  const keys = [...keysOf(error.instancePath), ...place];
  const nodes = nodesAlong(schema, keysOf(error.schemaPath));
  const at = pointerOf(keys);
  const texts = keywordTexts(error, valueAt(body, at));
  return {
    at,
    field: pointerOf(keys.map((key, index) => (isIndex(body, keys, index) ? '*' : key))),
    ...texts,
    clauses: clausesOf(nodes, missing),
    tolerated: toleratedBy(nodes, missing, keysOf(error.instancePath), body),
  };
}

const isIndex = (body: unknown, keys: readonly string[], index: number): boolean =>
  Array.isArray(valueAt(body, pointerOf(keys.slice(0, index))));

/** The schemas from the root to the one that holds the failed keyword. */
function nodesAlong(root: Schema, path: readonly string[]): readonly Node[] {
  const nodes: Node[] = [{ schema: root, depth: 0 }];
  let value: unknown = root;
  let depth = 0;
  for (const [index, key] of path.entries()) {
    value = (value as Record<string, unknown> | undefined)?.[key];
    const inside = path[index - 1];
    if (key === 'items' || inside === 'properties') depth += 1;
    const isSchema = inside === 'properties' || !holders.has(key);
    if (isSchema && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      nodes.push({ schema: value as Schema, depth });
    }
  }
  return nodes;
}

/** Keywords whose value holds schemas without being one. */
const holders = new Set(['properties', 'anyOf', 'allOf', 'oneOf']);

function clausesOf(nodes: readonly Node[], missing: string | undefined): readonly string[] {
  const own = missing === undefined ? undefined : nodes.at(-1)?.schema.properties?.[missing];
  const annotated = nodes.findLast(({ schema }) => schema['x-clause'] !== undefined);
  return own?.['x-clause'] ?? annotated?.schema['x-clause'] ?? [];
}
