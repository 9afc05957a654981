import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from './collection.ts';
import { type DemoReference, startDemoReference } from './demo-reference.ts';
import type { Scored } from './score.ts';
import { detectionScore, scoreTable, share, trippedLine } from './score-table.ts';

/**
 * Tests of one contract's detection score, over a single run in which judging a mutant begins with
 * the check that caught it before and ends once it is found out; `make score` does three thorough
 * ones and writes the table. Each contract calls it in a file of its own, so that they run side by
 * side.
 */
export function describeScore(collection: Collection): void {
  describe(`the detection score of ${collection.contract}`, () => {
    let reference: DemoReference;
    let scored: Scored;

    beforeAll(async () => {
      reference = await startDemoReference([], collection.contract);
      scored = await collection.score(reference.target);
    }, 900_000);

    afterAll(() => reference.close());

    it('finds at least 98 % of the mutants, in the mean of the classes', () => {
      expect(detectionScore(scored.mutants, 'killed')).toBeGreaterThanOrEqual(0.98);
    });

    it('points at operation and field for at least 95 %', () => {
      expect(detectionScore(scored.mutants, 'located')).toBeGreaterThanOrEqual(0.95);
    });

    it('names the requirement of every mutant it finds', () => {
      const nameless = scored.mutants.filter(({ killed, clause }) => killed && !clause);
      expect(nameless.map(({ name }) => name)).toEqual([]);
    });

    it('lets no mutant it finds through the gate', () => {
      const killed = scored.mutants.filter((mutant) => mutant.killed);
      expect(share(killed, 'gate')).toBe(1);
    });

    it('raises no false alarm on the reference and the legal variants', () => {
      expect(scored.falseAlarms).toEqual([]);
    });

    it('agrees with the table in SCORE.md, where every check is tripped by a mutant', () => {
      const written = readFileSync(new URL('../SCORE.md', import.meta.url), 'utf8');
      const table = scoreTable(collection.contract, scored, collection.variants.length);
      expect(written).toContain(table + trippedLine({ checks: scored.checks, untripped: [] }));
    });
  });
}
