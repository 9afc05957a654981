/** Fixed numbers that tests of the pages are written from. */
import type { Contender, EngineRow } from '../engines/result.ts';
import type { Figures } from '../figures.ts';
import type { Comparison } from '../profile/comparison.ts';

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

const names = [
  { zh: '甲', en: 'first' },
  { zh: '乙', en: 'second' },
] as const;

const comparison: Comparison = {
  ...{ id: 'workers-queries-sqlite', title: wuhan, names, all: [100, 120] },
  rooms: [
    { room: 'server/http', costs: [40, 70] },
    { room: 'Node', costs: [60, 50] },
  ],
};

const mebibytes = (count: number): number => count * 2 ** 20;

const peak = {
  ...{ rss: mebibytes(200), heapTotal: mebibytes(80), heapUsed: mebibytes(50) },
  ...{ external: mebibytes(20), arrayBuffers: mebibytes(15), mapped: mebibytes(60) },
};

const trial = {
  name: { zh: '一种故障', en: 'a fault' },
  counts: { right: 7, refused: 2, silent: 1 },
  ...{ seconds: 1.25, lost: 0, doubled: 0, findings: [] },
};

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
    { id: 'engines-wuhan-queries', title: wuhan, goal: 0.85, rows, apart: [] },
    {
      id: 'engines-shanxi-grades',
      title: { zh: '山西，单个企业', en: 'Shanxi, single grades' },
      ...{ goal: 0.85, rows, apart: [] },
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
  workerProfiles: [comparison],
  overloadProfile: comparison,
  importMemory: [{ engine: 'sqlite', heapLimit: mebibytes(4192), peak }],
  faults: { trials: [trial], skipped: [] },
};
