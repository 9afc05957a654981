/** Fixed numbers that tests of the pages are written from. */
import type { Contender, EngineRow } from '../engines/result.ts';
import type { Figures } from '../figures.ts';

const row = (contender: Contender, cost: Partial<EngineRow> = {}): EngineRow => ({
  ...{ perSecond: 5_000, work: 100, databaseWork: null, stateWork: null },
  ...{ efficiency: null, met: null },
  ...contender,
  ...cost,
});

const shared = { work: 200, databaseWork: 80, stateWork: 70 };

const rows: readonly EngineRow[] = [
  row({ engine: 'sqlite', processes: 1 }),
  row({ engine: 'sqlite', processes: 2 }, { efficiency: 0.8, met: false }),
  row({ engine: 'shared', processes: 1 }, shared),
  row({ engine: 'shared', processes: 2 }, { ...shared, efficiency: 0.95, met: true }),
];

const wuhan = { zh: '武汉，查询', en: 'Wuhan, queries' };

export const figures: Figures = {
  machine: {
    ...{ commit: 'abc1234', isChanged: false, date: '2026-01-02T03:04Z', cores: 2, memory: 8 },
    ...{ processor: 'Example', system: 'Linux 6', node: '26.10.0', postgres: '15.1', redis: null },
  },
  setting: { rounds: 5, connections: 32, pinned: true, isQuick: false, seconds: 600 },
  skipped: [{ zh: '缺了一样', en: 'one thing was missing' }],
  bouts: [
    {
      ...{ id: 'wuhan-queries', title: wuhan, perRound: 10, clientBusy: 0.5 },
      rows: [
        {
          ...{ id: 'reference', name: { zh: '参考服务器', en: 'reference server' } },
          ...{ perSecond: 9_500, work: 100, ratio: 1, goal: null, met: null },
        },
        {
          ...{ id: 'fastify', name: { zh: 'Fastify & 工作', en: 'Fastify & work' } },
          ...{ perSecond: 10_000, work: 95, ratio: 0.95, goal: 0.9, met: true },
        },
      ],
    },
  ],
  engines: [
    { id: 'engines-wuhan-queries', title: wuhan, goal: 0.85, rows },
    {
      id: 'engines-shanxi-grades',
      title: { zh: '山西，单个企业', en: 'Shanxi, single grades' },
      ...{ goal: 0.85, rows },
    },
  ],
  ceilings: {
    proof: 25,
    audits: [
      { engine: 'sqlite', processes: 1, perSecond: 20_000 },
      { engine: 'shared', processes: 1, perSecond: 3_000 },
      { engine: 'shared', processes: 2, perSecond: 4_000 },
    ],
  },
};
