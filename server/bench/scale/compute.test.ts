import { describe, expect, it } from 'vitest';
import { figures } from '../page/fixture.ts';
import { assumptions, coresFor, dayOf, demandsOf, peakOf } from './compute.ts';

const { busy, peak } = assumptions;

describe('the load of a day', () => {
  it('has its busiest second', () => {
    expect(peakOf(864_000)).toBe(10 * peak);
  });

  it('follows from its busiest second', () => {
    expect(dayOf(peakOf(1_000_000))).toBeCloseTo(1_000_000);
  });
});

describe('the demand of a contract', () => {
  it('is held back on a file by the core of its process', () => {
    const [wuhan] = demandsOf(figures);

    expect(wuhan?.onFile).toEqual([{ limit: 'process', perSecond: (busy * 1e6) / 100 }]);
  });

  it('is held back on engines by whichever is exhausted first', () => {
    const [wuhan, shanxi] = demandsOf(figures);

    expect(wuhan?.onEngines.map(({ limit }) => limit)).toEqual(['state', 'database']);
    expect(shanxi?.onEngines[0]).toEqual({ limit: 'audit', perSecond: 4_000 });
  });

  it('takes so many cores that none is busier than it may be', () => {
    expect(coresFor(1_000, 700)).toBeCloseTo(1);
    expect(coresFor(1_000, null)).toBeNull();
  });
});
