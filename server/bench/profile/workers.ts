import { engineConnections } from '../engines/bouts.ts';
import { type BenchSetting, engineKinds, placeOn } from '../setting.ts';
import type { EngineKind } from '../shared-engines.ts';
import { profiledByTurns, type Side } from './by-turns.ts';
import { type Comparison, comparison } from './comparison.ts';
import { hotQueries, type Subject, singleGrades, subjectOn } from './subjects.ts';

const names = [
  { zh: '一个进程', en: 'one process' },
  { zh: '两个进程', en: 'two processes' },
] as const;

/** What a request costs one process and two, in the same surroundings as their goal. */
export async function playWorkerProfiles(setting: BenchSetting): Promise<readonly Comparison[]> {
  const played: Comparison[] = [];
  for (const subject of [hotQueries, singleGrades]) {
    for (const engine of engineKinds(setting)) {
      const side = (processes: number) => sideOf(subject, { engine, processes }, setting);
      const sides = [await side(1), await side(2)] as const;
      const calls = { calls: subject.calls, width: engineConnections };
      const pair = await profiledByTurns(sides, calls, setting);
      const { id, title } = subjectOn(subject, engine);
      played.push(comparison({ id: `workers-${id}`, title, names }, pair, 'difference'));
    }
  }
  return played;
}

interface Lineup {
  readonly engine: EngineKind;
  readonly processes: number;
}

async function sideOf(
  { id, open }: Subject,
  { engine, processes }: Lineup,
  setting: BenchSetting,
): Promise<Side> {
  const name = `workers-${id}-${engine}-${processes}`;
  const place = await placeOn(engine, name, setting);
  const placement = setting.pinned ? 'everywhere' : false;
  return { recording: { name, place, processes, placement }, requests: await open(place) };
}
