import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { expositionOf } from '../testing/exposition.ts';
import { createMetrics } from './metrics.ts';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number };
  readonly targets?: readonly { readonly expr: string }[];
}

interface Dashboard {
  readonly title: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { label: string; definition?: string }[] };
}

const file = new URL('../../deploy/grafana/qiyue.json', import.meta.url);
const dashboard: Dashboard = JSON.parse(readFileSync(file, 'utf8'));
const charts = dashboard.panels.filter(({ type }) => type !== 'row');

/** Everything that the server exports, under the names by which queries ask for it. */
async function exported(): Promise<ReadonlySet<string>> {
  const { watch, text, close } = createMetrics();
  for (const level of ['waiting', 'working', 'proofs'] as const) watch.level(level, () => 0);
  const families = expositionOf(await text());
  close();
  const parts = ['', '_bucket', '_sum', '_count'];
  return new Set(
    [...families].flatMap(([name, { type }]) =>
      type === 'histogram' ? parts.map((part) => name + part) : [name],
    ),
  );
}

/** The metrics that a query names: words with an underscore that are no part of PromQL. */
const metricsIn = (query: string) =>
  query
    .replace(/\$\w+|"[^"]*"/g, '')
    .match(/\b[a-z]+_[a-z_\d]+\b/g)
    ?.filter((word) => !/^(histogram_quantile|group_left|label_values)$/.test(word)) ?? [];

it('asks for nothing that the server does not export', async () => {
  const names = await exported();
  const queries = [
    ...charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ...dashboard.templating.list.flatMap(({ definition = '' }) => definition),
  ];
  const asked = queries.flatMap(metricsIn);

  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});

it('shows everything that the server says of itself', async () => {
  const shown = charts.flatMap(({ targets = [] }) =>
    targets.flatMap(({ expr }) => metricsIn(expr)),
  );
  const own = [...(await exported())].filter((name) => /^qiyue_(?!.*_(sum|count)$)/.test(name));
  const bare = own.filter((name) => !own.includes(`${name}_bucket`));

  expect(bare.filter((name) => !shown.includes(name))).toEqual([]);
});

it('speaks Chinese and English', () => {
  const texts = [
    ...[dashboard.title, ...dashboard.panels.map(({ title }) => title)],
    ...charts.map(({ description = '' }) => description),
    ...dashboard.templating.list.map(({ label }) => label),
  ].filter((text) => !/^p\d/.test(text));

  expect(texts.filter((text) => !/\p{Script=Han}/u.test(text) || !/[a-z]{3}/i.test(text))).toEqual(
    [],
  );
});

it('is of the form that Grafana 12 reads, with a place of its own for each panel', () => {
  const places = dashboard.panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);

  expect(dashboard.schemaVersion).toBe(41);
  expect(new Set(places).size).toBe(places.length);
  expect(charts.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
});
