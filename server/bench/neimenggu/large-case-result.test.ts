import { expect, it } from 'vitest';
import { largeResult } from './large-case-result.ts';

const round = (server: number, inserts: number, peakMemory?: number) => ({
  server,
  inserts,
  peakMemory,
});

it('compares a large case with its inserts round by round', () => {
  const result = largeResult([round(900, 300), round(100, 50), round(50, 50)]);

  expect(result).toMatchObject({ server: 100, inserts: 50, ratio: 2, ratioMet: true });
});

it('misses the goal at three times the inserts', () => {
  const result = largeResult([round(300, 100)]);

  expect(result.ratioMet).toBe(false);
});

it('judges memory by the highest of all rounds', () => {
  const result = largeResult([round(1, 1, 100), round(1, 1, 600), round(1, 1, 200)]);

  expect(result).toMatchObject({ peakMemory: 600, memoryMet: false });
});

it('does not judge memory that no system told', () => {
  const result = largeResult([round(1, 1)]);

  expect(result).toMatchObject({ peakMemory: null, memoryMet: null });
});
