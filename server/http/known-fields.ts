import { isListAt, isStringAt, objectEnd, valueEnd } from './json-walk.ts';
import { jsonValue } from './payload.ts';

/** Bytes from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Names of fields that are read; all others are walked over. */
export type KnownNames = ReadonlySet<string>;

/** Walks over the value of a field; `name` is absent if nobody knows it. */
type FieldEnd = (name: string | undefined, at: number) => number;

/**
 * The known fields of the object at that place, and where it ends. Of two fields with one name the
 * last counts, as with `JSON.parse`. Only texts are read: a list is an empty one, and whatever
 * else is `null`.
 */
export function readFields(
  body: Buffer,
  start: number,
  names: KnownNames,
  fieldEnd: FieldEnd = (_, at) => valueEnd(body, at, 2),
) {
  const fields: Record<string, unknown> = {};
  const end = objectEnd(body, start, 1, (nameStart, nameEnd, at) => {
    const name = nameAt(body, { start: nameStart, end: nameEnd }, names);
    const valueEnds = fieldEnd(name, at);
    if (name !== undefined) fields[name] = valueAt(body, { start: at, end: valueEnds });
    return valueEnds;
  });
  return { fields, end };
}

/** An escape takes up to six bytes for a character. */
const escapeBytes = 6;

/** No field takes a name as long as this, however it is escaped. */
const longestName = 64 * escapeBytes;

/** The name that lies there between its quotation marks, if it is known. */
function nameAt(body: Buffer, { start, end }: Span, names: KnownNames): string | undefined {
  if (end - start > longestName) return undefined;
  const raw = body.toString('utf8', start + 1, end - 1);
  const name = raw.includes('\\') ? String(jsonValue(`"${raw}"`)) : raw;
  return names.has(name) ? name : undefined;
}

/** Bytes of a text: all limits of the document lie below, even if each character is escaped. */
const longestText = 64 * 1024;

/** Stands for every text that is longer than any field may be, so that none is ever built. */
const longText = 'x'.repeat(longestText);

function valueAt(body: Buffer, { start, end }: Span): unknown {
  if (isListAt(body, start)) return [];
  if (!isStringAt(body, start)) return null;
  return end - start > longestText ? longText : jsonValue(body.toString('utf8', start, end));
}
