/** A part of the right value, from one place up to another, or a text of its own. */
export type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/**
 * What was made from a right value on purpose, as pieces of the right one, so that it is as wrong
 * when the value is another.
 */
export function piecesOf(right: string, wrong: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') pieces.push({ text });
    text = '';
  };
  for (let at = 0; at < wrong.length; ) {
    const piece = longestPiece(right, wrong.slice(at));
    if (piece === '') text += wrong.charAt(at);
    else {
      flush();
      const from = right.indexOf(piece);
      pieces.push({ from, to: from + piece.length });
    }
    at += Math.max(1, piece.length);
  }
  flush();
  return pieces;
}

/**
 * Where a wrong value has one other letter or digit than the right one and is the same otherwise.
 * Written down as it is, that letter would be the right one of some other value, unless there it
 * can never be right.
 */
export function changedPlace(right: string, wrong: string): number | undefined {
  const changed = [...right].flatMap((one, index) => (wrong[index] === one ? [] : [index]));
  const [place = -1] = changed;
  const [one, other] = [right, wrong].map((text) => text.charAt(place).toLowerCase());
  const isOne = wrong.length === right.length && changed.length === 1 && one !== other;
  const alphabet = /^[0-9a-f]+$/i.test(right) ? /^[0-9a-f]{2}$/ : /^[0-9a-z]{2}$/;
  return isOne && alphabet.test(`${one}${other}`) ? place : undefined;
}

/** The longest beginning of a text that stands in the right value; short ones are chance. */
function longestPiece(right: string, text: string): string {
  let length = Math.min(right.length, text.length);
  while (length >= 8 && !right.includes(text.slice(0, length))) length -= 1;
  return length >= 8 ? text.slice(0, length) : '';
}
