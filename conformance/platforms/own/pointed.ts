import type { Json } from '../../../spec/document.ts';
import { citationOf, isList, isObject, type JsonObject, type Resolved } from './references.ts';

/** Whether a document says of any of its parts which clause it comes from. */
export const citesClauses = (node: Json): boolean =>
  isList(node)
    ? node.some(citesClauses)
    : isObject(node) && ('x-clause' in node || Object.values(node).some(citesClauses));

/**
 * A document without clauses, each field and parameter of which cites its own place in the file
 * instead: a finding then leads to the line that says what was expected.
 */
export function pointed({ root, document, placeOf }: Resolved): JsonObject {
  const done = new Map<object, Json>();

  const visit = (node: Json, key: string, around: string): Json => {
    const known = typeof node === 'object' && node !== null ? done.get(node) : undefined;
    if (known !== undefined) return known;
    if (isList(node)) return node.map((item) => visit(item, '', key));
    if (!isObject(node)) return node;
    const fields = Object.entries(node).map(([k, value]) => [k, visit(value, k, key)] as const);
    const place = isCited(node, around) ? placeOf(node) : undefined;
    const own = place ? { 'x-clause': [citationOf(place, root)] } : {};
    const result = { ...Object.fromEntries(fields), ...own };
    done.set(node, result);
    return result;
  };

  return visit(document, '', '') as JsonObject;
}

/** Fields, parameters, and what proves who is calling; a body as a whole is its operation's. */
const isCited = (node: JsonObject, around: string): boolean =>
  around === 'properties' ||
  around === 'securitySchemes' ||
  (around === 'parameters' && 'in' in node && 'name' in node);
