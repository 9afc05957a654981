import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { addDurations } from './durations.ts';

const setting = { name: 'd', help: 'h', buckets: [0.1, 1] };

/** The figures without the lines about them. */
const figures = async (registry: Registry) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith('d_'));

it('counts a value at a bound below it, and one beyond all bounds in the last bucket', async () => {
  const registry = new Registry();
  const observe = addDurations(registry, setting)({ a: 'x' });
  for (const seconds of [0.1, 0.5, 7]) observe(seconds);

  expect(await figures(registry)).toEqual([
    'd_bucket{a="x",le="0.1"} 1',
    'd_bucket{a="x",le="1"} 2',
    'd_bucket{a="x",le="+Inf"} 3',
    'd_sum{a="x"} 7.6',
    'd_count{a="x"} 3',
  ]);
});

it('keeps each series to itself, and shows none that is empty', async () => {
  const registry = new Registry();
  const open = addDurations(registry, setting);
  open({ a: 'x' })(1);
  open({ a: 'y' })(1);
  open({ a: 'z' });

  const counts = (await figures(registry)).filter((line) => line.startsWith('d_count'));
  expect(counts).toEqual(['d_count{a="x"} 1', 'd_count{a="y"} 1']);
});
