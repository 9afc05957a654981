import type { Histogram, Registry } from 'prom-client';

/** A histogram of seconds, and what it is told by. */
export interface DurationsSetting {
  readonly name: string;
  readonly help: string;
  /** Upper bounds in seconds, in their order. */
  readonly buckets: readonly number[];
}

type Labels = Readonly<Record<string, string>>;

/** Adds one duration in seconds. */
export type Observe = (seconds: number) => void;

interface Series {
  readonly labels: Labels;
  /** One more than there are buckets: the last one has no bound. */
  readonly counts: number[];
  sum: number;
}

/**
 * Registers a histogram and gives what opens a series of it. The client's own one looks its labels
 * up for every value; here that is done once for each series, since each call asks several stores.
 */
export function addDurations(
  registry: Registry,
  { name, help, buckets }: DurationsSetting,
): (labels: Labels) => Observe {
  const all: Series[] = [];
  const metric = {
    ...{ name, help, type: 'histogram', aggregator: 'sum' },
    get: async () => ({
      ...{ name, help, type: 'histogram', aggregator: 'sum' },
      values: all.flatMap((series) => samplesOf(name, buckets, series)),
    }),
  };
  // A registry asks its metrics for their name and their values, and for nothing else.
  registry.registerMetric(metric as unknown as Histogram);

  return (labels) => {
    const series: Series = { labels, counts: Array(buckets.length + 1).fill(0), sum: 0 };
    all.push(series);
    return (seconds) => {
      const place = buckets.findIndex((bound) => seconds <= bound);
      const bucket = place === -1 ? buckets.length : place;
      series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
      series.sum += seconds;
    };
  };
}

/** Each bucket counts what the smaller ones count, as the format wants it. */
function samplesOf(name: string, buckets: readonly number[], { labels, counts, sum }: Series) {
  let count = 0;
  const bounded = counts.map((own, index) => {
    count += own;
    const le = index < buckets.length ? String(buckets[index]) : '+Inf';
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count };
  });
  const sums = { metricName: `${name}_sum`, labels, value: sum };
  return count === 0
    ? []
    : [...bounded, sums, { metricName: `${name}_count`, labels, value: count }];
}
