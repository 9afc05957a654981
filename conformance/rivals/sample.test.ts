import { expect, it } from 'vitest';
import { rounds } from './sample.ts';
import type { Case } from './stage.ts';

const cases: readonly Case[] = [
  { name: 'reference', class: 'reference', requirements: [] },
  ...['a', 'b', 'c'].map((name) => ({ name, class: 'body' as const, requirements: [] })),
  ...['d', 'e'].map((name) => ({ name, class: 'variant' as const, requirements: [] })),
];

const namesIn = (count: number, among = cases) =>
  rounds(among, count).map((round) => round.map(({ name }) => name));

it('draws one of each class a round, and nothing twice', () => {
  const drawn = namesIn(3);

  expect(drawn.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(drawn.flat().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('draws the same in the first round whatever comes after it', () => {
  expect(namesIn(1)).toEqual(namesIn(3).slice(0, 1));
});

it('draws the others in the same order when a mutant is added', () => {
  const more = [...cases, { name: 'f', class: 'body' as const, requirements: [] }];

  expect(
    namesIn(4, more)
      .flat()
      .filter((name) => name < 'd'),
  ).toEqual(
    namesIn(3)
      .flat()
      .filter((name) => name < 'd'),
  );
});
