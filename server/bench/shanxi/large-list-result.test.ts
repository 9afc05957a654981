import { expect, it } from 'vitest';
import { type LargeList, listResult } from './large-list-result.ts';

const round = { first: 4, last: 4, exported: 450, scan: 300 };
const played: LargeList = {
  engine: 'sqlite',
  companies: 1_000,
  imported: { work: 30, seconds: 50, engineWork: null, peakMemory: 200 },
  rounds: [round, round, round],
};

it('meets the goals of a good machine', () => {
  expect(listResult(played).met).toEqual({
    work: true,
    peakMemory: true,
    lastPage: true,
    exported: true,
  });
});

it('compares the pages round by round', () => {
  const rounds = [
    { ...round, first: 1, last: 2 },
    { ...round, first: 40, last: 40 },
    { ...round, first: 10, last: 13 },
  ];
  const { lastPage, met } = listResult({ ...played, rounds });

  expect(lastPage).toBe(1.3);
  expect(met.lastPage).toBe(false);
});

it.each([
  ['work', { work: 61 }],
  ['peakMemory', { peakMemory: 301 }],
])('misses the goal of the import in %s', (goal, over) => {
  const { met } = listResult({ ...played, imported: { ...played.imported, ...over } });

  expect(met).toMatchObject({ [goal]: false });
});
