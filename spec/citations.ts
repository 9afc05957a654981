/**
 * Where a contract cites each requirement: by name, as `queryInvestors` or `Page.pageNo`, in the
 * order of the document. Takes a bundle as Redocly wrote it (not dereferenced).
 */
export function citations(bundle: unknown): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  visit(bundle, [], (id, place) => found.set(id, (found.get(id) ?? new Set()).add(place)));
  return new Map([...found].map(([id, places]) => [id, [...places]]));
}

function visit(node: unknown, name: readonly string[], cite: (id: string, place: string) => void) {
  if (typeof node !== 'object' || node === null) return;
  const entries = Object.entries(node);
  const here = ownName(node) ?? name;
  for (const [key, value] of entries) {
    if (key !== 'x-clause') visit(value, structural.has(key) ? here : [...here, key], cite);
    else if (Array.isArray(value)) for (const id of value) cite(String(id), here.join('.'));
  }
}

/** What has a name of its own is called by it, wherever it stands. */
function ownName(node: object): readonly string[] | undefined {
  if ('operationId' in node) return [String(node.operationId)];
  if ('in' in node && 'name' in node) return [String(node.name)];
  if ('code' in node) return ['errcode', String(node.code)];
  return undefined;
}

/** Keys that hold named things and are no names themselves. */
const structural = new Set(['components', 'schemas', 'properties', 'securitySchemes', 'headers']);
