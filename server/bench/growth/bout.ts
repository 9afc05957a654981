import { type Bout, contest, type Entry, reference } from '../bout.ts';
import { type BenchSetting, scaled } from '../setting.ts';
import type { EngineKind } from '../shared-engines.ts';
import { queries } from '../wuhan/requests.ts';
import { buildScene } from '../wuhan/scene.ts';
import { type GrowthResult, growthResult } from './result.ts';
import { makeRows } from './rows.ts';

/** The sizes of the table; PostgreSQL goes on where a single file has had enough. */
const sizes: Readonly<Record<EngineKind, readonly number[]>> = {
  sqlite: [10_000, 1_700_000],
  shared: [10_000, 1_700_000, 10_000_000],
};

/** What a query of Wuhan costs as the table that it reads grows. */
export async function playGrowth(engine: EngineKind, setting: BenchSetting): Promise<GrowthResult> {
  const wanted = sizes[engine].map((size) => scaled(size, setting));
  const made = new Map<number, boolean>();
  const bout: Bout = {
    id: `growth-${engine}`,
    title: { zh: '武汉，查询', en: 'Wuhan, queries' },
    entries: wanted.map((rows) => entryOf(engine, rows)),
    perRound: 5_000,
    warmUp: 6_000,
    async open(place, { id }) {
      const rows = Number(id);
      const token = await buildScene(place, async () => {});
      made.set(rows, await makeRows(place, rows));
      return (count) => (made.get(rows) ? queries(token, count, rows) : []);
    },
  };
  const contested = await contest(bout, setting);
  return growthResult(
    engine,
    contested.filter(({ entry }) => made.get(Number(entry.id))),
  );
}

const entryOf = (engine: EngineKind, rows: number): Entry => ({
  id: String(rows),
  name: reference.name,
  isShared: engine === 'shared',
  command: (port, database) =>
    engine === 'shared' ? ['qiyue.ts', 'serve', '--port', port] : reference.command(port, database),
});
