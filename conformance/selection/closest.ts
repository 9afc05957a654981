/** The word that is most like another, by letters that have to change; undefined of none. */
export const closest = (wanted: string, known: readonly string[]): string | undefined =>
  nearest(wanted, known)?.word;

/** The same, where a person may have meant it: no more than a third of the letters is another. */
export function similar(wanted: string, known: readonly string[]): string | undefined {
  const found = nearest(wanted, known);
  return found && found.far <= Math.max(1, Math.floor(wanted.length / 3)) ? found.word : undefined;
}

const nearest = (wanted: string, known: readonly string[]) =>
  [...new Set(known)]
    .map((word) => ({ word, far: distance(wanted.toLowerCase(), word.toLowerCase()) }))
    .toSorted((one, other) => one.far - other.far)[0];

/** How many letters have to change (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const swap = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
