import { accept, type Result } from '../result.ts';
import type { Fault } from './fault.ts';
import { afterBlanks, isListAt, isObjectAt, listEnd, tooDeep, valueEnd } from './json-walk.ts';
import { type KnownNames, readFields, type Span } from './known-fields.ts';
import { jsonFaults } from './payload.ts';

/** An object whose one long list is read piece by piece, so that it is never whole in memory. */
export interface LongBody {
  /** The known fields that are there; a list stands in it as an empty one. */
  readonly head: Readonly<Record<string, unknown>>;
  /** The items of the list, some at a time. */
  readonly items: Iterable<readonly unknown[]>;
}

export interface LongBodyNames {
  readonly head: KnownNames;
  /** The field of the head that holds the list. */
  readonly list: string;
  /** What is known of its items. */
  readonly item: KnownNames;
}

/** Large enough to be fast, small enough for what it becomes in memory to be forgotten soon. */
const usualPiece = 64 * 1024;

/**
 * Reads of a body what is known. `JSON.parse` would need over 1 GiB for 32 MiB of `{}`; here what
 * nobody knows is looked at and not built, and items are built when they are asked for.
 */
export function readLongBody(
  body: Buffer,
  names: LongBodyNames,
  pieceBytes: number = usualPiece,
): Result<LongBody, Fault> {
  let pieces: Pieces = [];
  function fieldEnd(name: string | undefined, at: number): number {
    if (name !== names.list) return valueEnd(body, at, 2);
    pieces = [];
    return isListAt(body, at) ? listEnd(body, at, 2, itemEnd) : valueEnd(body, at, 2);
  }
  function itemEnd(start: number): number {
    const end = valueEnd(body, start, 3);
    grow(pieces, { start, end }, pieceBytes);
    return end;
  }
  const start = afterBlanks(body, 0);
  const isObject = isObjectAt(body, start);
  const { fields, end } = isObject
    ? readFields(body, start, names.head, fieldEnd)
    : { fields: {}, end: valueEnd(body, start, 1) };
  if (end === tooDeep) return jsonFaults.tooDeep;
  if (end < 0 || afterBlanks(body, end) < body.length) return jsonFaults.notJson;
  if (!isObject) return jsonFaults.noObject;
  return accept({ head: fields, items: itemsIn(body, pieces, names.item, pieceBytes) });
}

type Pieces = { readonly start: number; end: number }[];

/** Neighbours share a piece of at most `pieceBytes`; only an item that is alone may be longer. */
function grow(pieces: Pieces, { start, end }: Span, pieceBytes: number) {
  const last = pieces.at(-1);
  if (last && end - last.start <= pieceBytes) last.end = end;
  else pieces.push({ start, end });
}

function* itemsIn(
  body: Buffer,
  pieces: readonly Span[],
  names: KnownNames,
  pieceBytes: number,
): Iterable<readonly unknown[]> {
  for (const { start, end } of pieces) {
    if (end - start <= pieceBytes) yield JSON.parse(`[${body.toString('utf8', start, end)}]`);
    else yield [isObjectAt(body, start) ? readFields(body, start, names).fields : null];
  }
}
