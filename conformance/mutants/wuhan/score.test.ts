import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoReference, startDemoReference } from '../demo-reference.ts';
import { type MutantProxy, startMutantProxy } from '../proxy.ts';
import { type Scored, score } from '../score.ts';
import { detectionScore, scoreTable, share } from '../score-table.ts';
import { wuhanSigning } from './credentials.ts';
import { mutants, variants } from './index.ts';

/** One run over everything; `make score` does three and writes the table. */
describe('the detection score of Wuhan', () => {
  let reference: DemoReference;
  let proxy: MutantProxy;
  let scored: Scored;

  beforeAll(async () => {
    reference = await startDemoReference();
    const { target } = reference;
    const applications = reference.applications;
    proxy = await startMutantProxy({ origin: target.url, applications, signing: wuhanSigning });
    scored = await score({ target, proxy, mutants, variants });
  }, 900_000);

  afterAll(async () => {
    await proxy.close();
    await reference.close();
  });

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

  it('has no check that no mutant trips', () => {
    expect(scored.untripped).toEqual([]);
  });

  it('agrees with the table in SCORE.md', () => {
    const written = readFileSync(new URL('../../SCORE.md', import.meta.url), 'utf8');
    expect(written).toContain(scoreTable('wuhan', scored, variants.length));
  });
});
