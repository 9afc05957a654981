import { createHistogram } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { overloadResult, overloadTable, type Seen } from './result.ts';

/** Latencies in milliseconds. */
function latencies(...values: readonly number[]) {
  const histogram = createHistogram();
  for (const value of values) histogram.record(value * 1000);
  return histogram;
}

const storm = {
  served: latencies(100, 200),
  shed: latencies(1, 2, 3),
  ...{ failed: 0, unsent: 0, seconds: 1, troubledFor: 0.5, clientBusy: 0.5 },
};

const seen = (given: Partial<Seen> = {}): Seen => ({
  ...{ capacity: 1_000, offered: 3_000, storm, serverBusy: 1 },
  memory: [100, 100, 100, 100, 105],
  after: { troubledFor: 1.5 },
  ...given,
});

it('tells rates and latencies of what was served and of what was turned away', () => {
  const { served, shed, sent } = overloadResult(seen());

  expect([served.perSecond, shed.perSecond, sent]).toEqual([2, 3, 5]);
  expect(served.p99).toBeCloseTo(200, 0);
  expect(shed.p99).toBeCloseTo(3, 1);
});

it('compares the memory of the end with that of the beginning', () => {
  expect(overloadResult(seen()).memoryDrift).toBeCloseTo(0.05);
  expect(overloadResult(seen({ memory: [100, 120] })).memoryDrift).toBeNull();
});

it('takes for the recovery how long there was trouble behind the storm', () => {
  expect(overloadResult(seen()).recoverySeconds).toBe(1.5);
});

it('says of each goal whether it is met', () => {
  const lines = (given?: Partial<Seen>) => overloadTable(overloadResult(seen(given))).split('\n');
  const missed = (given?: Partial<Seen>) => lines(given).filter((line) => /missed/.test(line));

  expect(lines().filter((line) => /– 达到 \(met\)/.test(line))).toHaveLength(5);
  expect(missed()).toEqual([]);
  expect(missed({ storm: { ...storm, shed: latencies(21) } })).toHaveLength(1);
  expect(missed({ storm: { ...storm, served: latencies(501) } })).toHaveLength(1);
  expect(missed({ storm: { ...storm, failed: 1 } })).toHaveLength(1);
  expect(missed({ after: { troubledFor: 5.1 } })).toHaveLength(1);
  expect(missed({ memory: [100, 100, 100, 100, 111] })).toHaveLength(1);
});

it('shows a run in which nothing was turned away', () => {
  const calm = overloadResult(seen({ storm: { ...storm, shed: latencies() } }));

  expect(calm.shed).toEqual({ perSecond: 0, p50: 0, p99: 0 });
});
