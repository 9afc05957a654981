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
  return worded(emptyList(withoutPresence(alternatives(merged(Object.fromEntries(entries))))));
}

/** Data stays as it is: a value is not a schema, whatever its keys are called. */
const dataKeys = new Set(['value', 'example', 'default', 'const', 'enum']);
const visit = (key: string, value: Json): Json =>
  dataKeys.has(key) && !isResponse(key, value) ? value : readable(value);

/** `default` names a value in a schema, and a reply among the replies of an operation. */
const isResponse = (key: string, value: Json): boolean =>
  key === 'default' && isNode(value) && 'content' in value;

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
  const [yes, no] = [settled(combined(inside, first), condition), combined(inside, second)];
  const branches = isPresence(condition) ? [no, yes] : [yes, no];
  return { ...outside, oneOf: branches.flatMap(branchesOf).map(titled) };
}

/** A condition on presence tells the special form from the usual one, which is shown first. */
const isPresence = (condition: Json): boolean =>
  isNode(condition) && condition['properties'] === undefined;

/** A branch that is a choice itself takes part with each of its own branches. */
const branchesOf = (branch: Node): readonly Node[] =>
  isList(branch['oneOf']) ? branch['oneOf'].filter(isNode) : [branch];

/** In the first branch the fields have the values that the condition asks for. */
function settled(branch: Node, condition: Json): Node {
  const { properties: asked } = isNode(condition) ? condition : {};
  const { properties: own } = branch;
  if (!isNode(asked) || !isNode(own)) return branch;
  const entries = Object.entries(own).map(([name, field]): [string, Json] => {
    const wanted = asked[name];
    if (!isNode(field) || !isNode(wanted) || wanted['const'] === undefined) return [name, field];
    const { enum: _, ...rest } = field;
    return [name, { ...rest, const: wanted['const'] }];
  });
  return { ...branch, properties: Object.fromEntries(entries) };
}

/** Redoc heads a choice with its title: the description up to its first colon or semicolon. */
function titled(branch: Node): Node {
  const { description = '' } = branch;
  return { title: String(description).split(/[：；:;]/)[0] ?? '', ...branch };
}

/** Drops an `anyOf` whose members have no type of their own: they only say what must be there. */
function withoutPresence(node: Node): Node {
  const { anyOf, ...rest } = node;
  if (!isList(anyOf)) return node;
  const members = anyOf.filter(isNode);
  if (!members.every((member) => 'type' in member)) return rest;
  return { ...node, anyOf: members.map((one) => ('properties' in one ? titled(one) : one)) };
}

/** A list that stays empty on failure has rows on success: those are not shown beneath it. */
function withoutEmptyItems(node: Node): Node {
  const { items, ...rest } = node;
  return isList(node['const']) && items !== undefined ? rest : node;
}

/** Redoc would call it a list of anything, of at most no items; so it gets a value instead. */
function emptyList({ maxItems, ...rest }: Node): Node {
  if (maxItems !== 0) return maxItems === undefined ? rest : { ...rest, maxItems };
  return { ...rest, prefixItems: [], const: [] };
}

/** Redoc words a minimal length, but shows a pattern as it is; the texts word the long ones. */
function worded(node: Node): Node {
  const { pattern, ...rest } = node;
  if (typeof pattern !== 'string') return node;
  if (notBlank.has(pattern)) return { minLength: 1, ...rest };
  return pattern.length > legible ? rest : node;
}

/** Something that is no blank; and the same without blanks around it. */
const notBlank = new Set(['\\S', '^\\S([\\s\\S]*\\S)?$']);

/** Characters of a pattern that a reader still takes in. */
const legible = 40;

const isList = (node: Json | undefined): node is readonly Json[] => Array.isArray(node);
const isNode = (node: Json | undefined): node is Node =>
  typeof node === 'object' && node !== null && !isList(node);
