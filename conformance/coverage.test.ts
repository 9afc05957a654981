import { describe, expect, it } from 'vitest';
import { contractIds } from '../spec/bundles.ts';
import { coverageOf, isCovered } from './coverage.ts';

describe('the coverage', () => {
  it('lists every requirement of the three sources', () => {
    expect(contractIds.flatMap((id) => coverageOf(id))).toHaveLength(196);
  });

  it.each(contractIds)('is complete for %s: contract, check and mutant, or a reason', (id) => {
    const open = coverageOf(id).filter((one) => !isCovered(one));

    expect(open.map((one) => one.id)).toEqual([]);
  });

  it('names what stands behind a requirement', () => {
    const paging = coverageOf('wuhan').find(({ id }) => id === 'WH-R018');

    expect(paging?.places).toContain('InvestorsQuery');
    expect(paging?.checks).toContainEqual(expect.stringMatching(/^wuhan\.input\..*pageNo/));
    expect(paging?.mutants.length).toBeGreaterThan(0);
  });

  it('counts a requirement as open that nothing breaks', () => {
    const [first] = coverageOf('wuhan');

    expect(first && isCovered({ ...first, reason: null, mutants: [] })).toBe(false);
  });
});
