/** What a caller was told, and what there is: each thing by the name that its caller gave it. */
export interface Comparison {
  readonly lost: number;
  readonly doubled: number;
}

export const nothingAmiss: Comparison = { lost: 0, doubled: 0 };

/** A thing that was confirmed, by its caller's name and by the number that it was given. */
export type Pair = readonly [name: string, number: string];

/**
 * Lost is what was confirmed and is not there under the number that was told. Doubled is what was
 * given two numbers, or is there twice. What was never confirmed may be there or not.
 */
export function compare(told: readonly Pair[], kept: readonly Pair[]): Comparison {
  const keptPairs = new Set(kept.map(keyOf));
  const toldPairs = new Map(told.map((pair) => [keyOf(pair), pair]));
  const numbers = Map.groupBy(toldPairs.values(), ([name]) => name);
  const copies = Map.groupBy(kept, ([name]) => name);
  const names = new Set([...numbers.keys(), ...copies.keys()]);
  const isDouble = (name: string) =>
    (numbers.get(name)?.length ?? 0) > 1 || (copies.get(name)?.length ?? 0) > 1;
  return {
    lost: [...toldPairs.keys()].filter((key) => !keptPairs.has(key)).length,
    doubled: [...names].filter(isDouble).length,
  };
}

const keyOf = (pair: Pair): string => JSON.stringify(pair);

export const sumOf = (comparisons: readonly Comparison[]): Comparison => ({
  lost: comparisons.reduce((sum, { lost }) => sum + lost, 0),
  doubled: comparisons.reduce((sum, { doubled }) => sum + doubled, 0),
});
