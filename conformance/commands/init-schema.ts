import type { Text } from '../../spec/language.ts';
import type { AnyRole } from '../contract/role.ts';
import schema from '../target/target.schema.json' with { type: 'json' };

/** As much of a JSON Schema as the schema of target files uses. */
export interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly writeOnly?: boolean;
}

interface Root extends Node {
  readonly allOf: readonly { readonly if: Node; readonly then: Node }[];
  readonly $defs: Readonly<Record<string, Node>>;
}

/** The one cast: what stands in the file is what the type says, or `init.test.ts` would fail. */
const root = schema as unknown as Root;

/** What a target file of a contract holds, but for the name of the contract. */
export function formOf(role: AnyRole): Node {
  const own = root.allOf.find((branch) => branch.if.properties?.['contract']?.const === role);
  const { contract: _, ...properties } = { ...root.properties, ...resolved(own?.then)?.properties };
  const required = [...(root.required ?? []), ...(resolved(own?.then).required ?? [])];
  return { type: 'object', properties, required: required.filter((key) => key !== 'contract') };
}

/** Keys that every contract has: of these only what is required and the leave is asked for. */
export const isCommon = (key: string): boolean => root.properties?.[key] !== undefined;

/** A node with what it refers to; what stands beside a reference goes before it. */
export function resolved(node: Node | undefined): Node {
  if (node?.$ref === undefined) return node ?? {};
  const { $ref, ...own } = node;
  const found = resolved(root.$defs[$ref.replace('#/$defs/', '')]);
  return {
    ...found,
    ...own,
    properties: { ...found.properties, ...own.properties },
    required: [...(found.required ?? []), ...(own.required ?? [])],
  };
}

/** The node that a path leads to; undefined where the schema knows no such key. */
export function nodeAt(form: Node, [key, ...rest]: readonly string[]): Node | undefined {
  if (key === undefined) return resolved(form);
  const { properties = {}, additionalProperties } = resolved(form);
  const more = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const next = Object.hasOwn(properties, key) ? properties[key] : more;
  return next && nodeAt(next, rest);
}

/** One that has further keys, and no value of its own. */
export const isGroup = (node: Node): boolean =>
  node.type === 'object' || node.properties !== undefined;

/** The description in both languages, which the schema keeps in one text. */
export function saysOf({ description = '' }: Node): Text {
  const [zh = '', en = zh] = description.split(' / ');
  return { zh, en };
}

/** A value that can be there, and the path to it. */
export interface Leaf {
  readonly path: readonly string[];
  readonly node: Node;
}

/** What has to be there, the groups around it being required as well. */
export function requiredLeaves(form: Node, path: readonly string[] = []): readonly Leaf[] {
  const node = resolved(form);
  if (!isGroup(node)) return [{ path, node }];
  return (node.required ?? []).flatMap((key) =>
    requiredLeaves(resolved(node.properties?.[key]), [...path, key]),
  );
}
