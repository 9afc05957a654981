import type { Json } from '../../../spec/document.ts';
import { isList, isObject, type Resolved } from './references.ts';

/** File and line of the first schema that has this pattern; the file alone if none is found. */
export function patternPlace(pattern: string, { document, root, placeOf }: Resolved): string {
  const place = findings(document, pattern)
    .map((holder) => placeOf(holder))
    .find((found) => found !== undefined);
  return place ? `${place.source.file}:${place.source.lineOf(place.keys)}` : root.file;
}

/** The schemas with this pattern, for their value or for the names of their fields. */
function* findings(node: Json, pattern: string): Generator<object> {
  if (isList(node)) for (const item of node) yield* findings(item, pattern);
  if (!isObject(node)) return;
  const { pattern: own, patternProperties: names } = node;
  if (own === pattern || (isObject(names) && Object.hasOwn(names, pattern))) yield node;
  for (const value of Object.values(node)) yield* findings(value, pattern);
}
