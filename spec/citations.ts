import { valueAt } from './pointer.ts';

/**
 * Where a contract cites each requirement: by name, as `queryInvestors` or `Page.pageNo`, in the
 * order of the document. Takes a bundle as Redocly wrote it (not dereferenced).
 */
export function citations(bundle: unknown): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const codeField = String(valueAt(bundle, '/x-outcomes/code') ?? 'code');
  const cite = (id: string, place: string) =>
    found.set(id, (found.get(id) ?? new Set()).add(place));
  visit(bundle, [], { codeField, cite });
  return new Map([...found].map(([id, places]) => [id, [...places]]));
}

interface Search {
  /** What the contract calls its result codes. */
  readonly codeField: string;
  readonly cite: (id: string, place: string) => void;
}

function visit(node: unknown, name: readonly string[], search: Search) {
  if (typeof node !== 'object' || node === null) return;
  const here = ownName(node, search.codeField) ?? name;
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'x-clause') visit(value, structural.has(key) ? here : [...here, key], search);
    else if (Array.isArray(value)) for (const id of value) search.cite(String(id), here.join('.'));
  }
}

/** What has a name of its own is called by it, wherever it stands. */
function ownName(node: object, codeField: string): readonly string[] | undefined {
  if ('operationId' in node) return [String(node.operationId)];
  if ('in' in node && 'name' in node) return [String(node.name)];
  if ('code' in node && 'x-clause' in node) return [codeField, String(node.code)];
  if ('outcomes' in node) return ruleName(valueAt(node, `/when/${codeField}`), codeField);
  return undefined;
}

/** A rule of the classifier is called by its code, as the code itself is. */
const ruleName = (code: unknown, codeField: string): readonly string[] =>
  code === undefined || code === null ? ['x-outcomes'] : [codeField, String(code)];

/** Keys that hold named things and are no names themselves. */
const structural = new Set(['components', 'schemas', 'properties', 'securitySchemes', 'headers']);
