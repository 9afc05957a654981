import { expect, it } from 'vitest';
import { growthResult } from './result.ts';

const rounds = (work: number | undefined, database: number | undefined) => [
  { perSecond: 1, clientBusy: 0, work, engineWork: { database, state: 10 } },
];
const entry = (rows: number) => ({
  ...{ id: String(rows), name: { zh: '甲', en: 'A' } },
  command: () => [],
});

it('counts server and databases together', () => {
  const { sizes, met } = growthResult('shared', [
    { entry: entry(10), rounds: rounds(50, 40) },
    { entry: entry(1_000), rounds: rounds(60, 70) },
  ]);

  expect(sizes.map(({ rows, cost, ratio }) => [rows, cost, ratio])).toEqual([
    [10, 100, 1],
    [1_000, 140, 1.4],
  ]);
  expect(met).toBe(false);
});

it('judges nothing that no system told', () => {
  const small = { entry: entry(10), rounds: rounds(undefined, undefined) };

  expect(growthResult('sqlite', [small, small]).met).toBeNull();
});
