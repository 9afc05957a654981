import { pointerOf } from '../../spec/pointer.ts';

/** A level of nesting: the names seen in an object, or the place reached in a list. */
type Level = { readonly names: Set<string>; name: string } | { index: number };

/** The tokens that matter; strings come whole, so that nothing within them counts. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;

/**
 * JSON Pointer to the first name that stands twice in one object of a JSON text, or null. Readers
 * differ in which of the two values they take, so such a text says different things to them.
 */
export function repeatedName(json: string): string | null {
  const levels: Level[] = [];
  let text = '';
  for (const [part] of json.matchAll(token)) {
    const level = levels.at(-1);
    if (part === '{') levels.push({ names: new Set(), name: '' });
    else if (part === '[') levels.push({ index: 0 });
    else if (part === '}' || part === ']') levels.pop();
    else if (part === ',' && level && 'index' in level) level.index += 1;
    else if (part === ':' && level && 'names' in level) {
      level.name = String(JSON.parse(text));
      if (level.names.has(level.name)) return pointerTo(levels);
      level.names.add(level.name);
    }
    text = part;
  }
  return null;
}

const pointerTo = (levels: readonly Level[]): string =>
  pointerOf(levels.map((level) => ('index' in level ? level.index : level.name)));
