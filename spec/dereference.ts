import type { Json, OpenApiDocument } from './document.ts';
import { pointerOf, valueAt } from './pointer.ts';

/**
 * The document with every `$ref` replaced by what it points to. The same target is the same object
 * wherever it occurs; keys beside a `$ref` (3.1 allows them) win over the target's.
 * Throws on a recursive schema: none of our contracts has one.
 */
export function dereference(bundle: unknown): OpenApiDocument {
  const done = new Map<string, Json>();
  const open = new Set<string>();

  const follow = (reference: string): Json => {
    const known = done.get(reference);
    if (known !== undefined) return known;
    if (open.has(reference)) throw new Error(`${reference} refers to itself`);
    open.add(reference);
    const target = resolve(valueAt(bundle, reference.slice(1)) as Json);
    open.delete(reference);
    done.set(reference, target);
    return target;
  };

  const resolve = (node: Json): Json => {
    if (typeof node !== 'object' || node === null) return node;
    if (isList(node)) return node.map(resolve);
    const entries = Object.entries(node);
    const plain = entries
      .filter(([key]) => key !== '$ref')
      .map(([k, v]) => [k, resolve(v)] as const);
    const reference = node['$ref'];
    if (typeof reference !== 'string') return Object.fromEntries(plain);
    const target = follow(reference);
    return plain.length === 0 ? target : { ...(target as object), ...Object.fromEntries(plain) };
  };

  const { components, ...rest } = bundle as { readonly components: Sections };
  const sections = Object.entries(components).map(([section, entries]) => {
    const followed = Object.keys(entries).map((name) => [
      name,
      follow(`#${pointerOf(['components', section, name])}`),
    ]);
    return [section, Object.fromEntries(followed)] as const;
  });
  // The one cast: Redocly has linted that the bundle is an OpenAPI 3.1 document.
  const whole = { ...(resolve(rest as Json) as object), components: Object.fromEntries(sections) };
  return whole as unknown as OpenApiDocument;
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const isList = (node: Json): node is readonly Json[] => Array.isArray(node);
