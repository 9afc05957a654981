import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expositionOf, type Family } from '../testing/exposition.ts';
import { createWuhanRig, type WuhanRig } from '../testing/wuhan-rig.ts';

let rig: WuhanRig;
let text: string;
let contentType: string | null;
let families: ReadonlyMap<string, Family>;
beforeAll(async () => {
  rig = await createWuhanRig({ config: { metrics: { host: '127.0.0.1', port: 0 } } });
  await rig.call();
  const reply = await fetch(rig.server.metricsUrl ?? '');
  contentType = reply.headers.get('content-type');
  text = await reply.text();
  families = expositionOf(text);
});
afterAll(() => rig.close());

it('says which format it is in', () => {
  expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
});

it('is in that format line by line', () => {
  expect(() => expositionOf(text)).not.toThrow();
});

describe('the reader of the tests refuses', () => {
  it.each([
    ['a figure without HELP and TYPE', 'a 1\n'],
    ['an end without a line break', '# HELP a b\n# TYPE a gauge\na 1'],
    ['a figure that stands twice', '# HELP a b\n# TYPE a gauge\na{x="1"} 1\na{x="1"} 2\n'],
    ['a label that is not quoted', '# HELP a b\n# TYPE a gauge\na{x=1} 1\n'],
    ['a quotation mark within a label', '# HELP a b\n# TYPE a gauge\na{x="1"2"} 1\n'],
    ['what is no number', '# HELP a b\n# TYPE a gauge\na Nan\n'],
    ['a type that nobody knows', '# HELP a b\n# TYPE a number\na 1\n'],
  ])('%s', (_, broken) => {
    expect(() => expositionOf(broken)).toThrow();
  });
});

it('counters alone end in _total', () => {
  const types = [...families].map(([name, { type }]) => [name.endsWith('_total'), type]);

  expect(types.filter(([isTotal, type]) => isTotal !== (type === 'counter'))).toEqual([]);
});

it('histograms grow from bucket to bucket, and the last one holds all', () => {
  const histograms = [...families.values()].filter(({ type }) => type === 'histogram');
  const runs = histograms.flatMap(({ samples }) => runsOf(samples));

  expect(runs.length).toBeGreaterThan(3);
  for (const { buckets, count } of runs) {
    expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toBe(count);
  }
});

/** The buckets of each series, in the order of their bounds, and its count. */
function runsOf(samples: Family['samples']) {
  const counts = samples.filter(({ name }) => name.endsWith('_count'));
  return counts.map(({ labels, value }) => {
    const own = samples.filter(
      ({ name, labels: { le, ...rest } }) =>
        name.endsWith('_bucket') && le !== '' && JSON.stringify(rest) === JSON.stringify(labels),
    );
    const bound = ({ labels: { le } }: Family['samples'][number]) =>
      le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
    const sorted = own.toSorted((a, b) => bound(a) - bound(b));
    return { buckets: sorted.map((sample) => sample.value), count: value };
  });
}
