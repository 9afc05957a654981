import type { Case } from './stage.ts';

/** The seed of the sample: the same cases in every run, chosen by nobody. */
export const seed = 20261122;

/** Cases in rounds: in each one mutant of every class and a legal variant, as far as there are. */
export function rounds(cases: readonly Case[], count: number): readonly (readonly Case[])[] {
  const groups = Object.values(
    Object.groupBy(cases, (one) => one.class) as Readonly<Record<string, readonly Case[]>>,
  ).map((group) => shuffled(group));
  return Array.from({ length: count }, (_, round) =>
    groups.flatMap((group) => group[round] ?? []).filter((one) => one.class !== 'reference'),
  );
}

/** Sorted by a number drawn from each name, so that a new mutant does not move the others. */
function shuffled(cases: readonly Case[]): readonly Case[] {
  return cases.toSorted((one, other) => draw(one.name) - draw(other.name));
}

/** FNV-1a over seed and name. */
function draw(name: string): number {
  return [...`${seed} ${name}`].reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0,
    2166136261,
  );
}
