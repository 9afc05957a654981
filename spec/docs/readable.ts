import type { Json } from '../document.ts';

type Node = { readonly [key: string]: Json };

/**
 * The same schemas in a form that Redoc can show. It knows neither `if` nor an `anyOf` that only
 * demands presence, and shows nothing of a reply that has them: so `allOf` is merged,
 * `if/then/else` becomes a choice with titles, and conditions on presence are left to the texts.
 * Takes a dereferenced document. For reading only: the result accepts more than the contract.
 */
export function readable(node: Json): Json {
  if (isList(node)) return node.map(readable);
  if (!isNode(node)) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, visit(key, value)] as const);
  return withoutPresence(alternatives(merged(Object.fromEntries(entries))));
}

/** Data stays as it is: a value is not a schema, whatever its keys are called. */
const dataKeys = new Set(['value', 'example', 'default', 'const', 'enum']);
const visit = (key: string, value: Json): Json => (dataKeys.has(key) ? value : readable(value));

function merged({ allOf, ...own }: Node): Node {
  if (!isList(allOf)) return allOf === undefined ? own : { ...own, allOf };
  return allOf.filter(isNode).reduceRight((whole, part) => onto(part, whole), own);
}

/** Merges `over` into `base`, or into each of the alternatives that `base` consists of. */
function onto(base: Node, over: Node): Node {
  const choices = base['oneOf'];
  if (!isList(choices)) return combined(base, over);
  const { properties: _, required: __, ...outside } = over;
  return { ...outside, oneOf: choices.filter(isNode).map((choice) => combined(choice, over)) };
}

/** Two schemas as one: `over` wins, objects are merged, lists of required fields are united. */
function combined(base: Node, over: Node): Node {
  const entries = Object.entries(over).map(([key, value]): [string, Json] => {
    const below = base[key];
    if (below === undefined || dataKeys.has(key)) return [key, value];
    if (isNode(below) && isNode(value)) return [key, combined(below, value)];
    if (key === 'required' && isList(below) && isList(value)) return [key, united(below, value)];
    return [key, value];
  });
  return withoutEmptyItems({ ...base, ...Object.fromEntries(entries) });
}

const united = (first: readonly Json[], second: readonly Json[]): readonly Json[] => [
  ...new Set([...first, ...second]),
];

function alternatives({ if: condition, ...rest }: Node): Node {
  const { then: first, else: second, ...common } = rest;
  if (condition === undefined || !isNode(first) || !isNode(second)) return rest;
  const { properties, ...outside } = common;
  const inside: Node = properties === undefined ? {} : { properties };
  return { ...outside, oneOf: [first, second].map((branch) => titled(combined(inside, branch))) };
}

const titled = (branch: Node): Node => ({ title: branch['description'] ?? '', ...branch });

/** Drops an `anyOf` whose members have no type of their own: they only say what must be there. */
function withoutPresence(node: Node): Node {
  const { anyOf, ...rest } = node;
  const typed = isList(anyOf) && anyOf.every((member) => isNode(member) && 'type' in member);
  return typed ? node : rest;
}

/** A list that stays empty on failure has rows on success: those are not shown beneath it. */
function withoutEmptyItems(node: Node): Node {
  if (node['maxItems'] !== 0) return node;
  const { items: _, ...rest } = node;
  return rest;
}

const isList = (node: Json | undefined): node is readonly Json[] => Array.isArray(node);
const isNode = (node: Json | undefined): node is Node =>
  typeof node === 'object' && node !== null && !isList(node);
