import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../../spec/language.ts';
import { startContestant } from '../contestants.ts';
import { fire } from '../load.ts';
import type { ReadyRequest } from '../ready-request.ts';
import { type BenchSetting, engineKinds, placeOn, scaled } from '../setting.ts';
import { pageRequest, pageSize } from '../shanxi/requests.ts';
import { buildGradeScene, gradeCount } from '../shanxi/scene.ts';
import { type BenchPlace, type EngineKind, engineNames, variablesOf } from '../shared-engines.ts';
import { queries } from '../wuhan/requests.ts';
import { buildScene } from '../wuhan/scene.ts';
import { type CpuProfile, type RoomShare, roomShares } from './rooms.ts';

/** Where the reference server's processor time goes for one kind of call on one engine. */
export interface Profile {
  readonly id: string;
  readonly title: Text;
  readonly rooms: readonly RoomShare[];
}

interface Subject extends Omit<Profile, 'rooms'> {
  readonly calls: number;
  readonly width: number;
  open(place: BenchPlace): Promise<(count: number) => readonly ReadyRequest[]>;
}

const subjects: readonly Subject[] = [
  {
    ...{ id: 'queries', calls: 20_000, width: 32 },
    title: { zh: '武汉，查询', en: 'Wuhan, queries' },
    async open(place) {
      const token = await buildScene(place);
      return (count) => queries(token, count);
    },
  },
  {
    ...{ id: 'export', calls: 2_000, width: 1 },
    title: { zh: '山西，每页 1000 行的列表', en: 'Shanxi, pages of 1,000 grades' },
    async open(place) {
      const scene = await buildGradeScene(place);
      const pages = gradeCount / pageSize;
      return (count) =>
        Array.from({ length: count }, (_, index) => pageRequest(scene, (index % pages) + 1));
    },
  },
];

/** The largest parts are shown. */
const most = 12;

export async function playProfiles(setting: BenchSetting): Promise<readonly Profile[]> {
  const profiles: Profile[] = [];
  for (const subject of subjects) {
    for (const engine of engineKinds(setting)) {
      const rooms = await profiled(subject, engine, setting);
      const [{ zh, en }, name] = [subject.title, engineNames[engine]];
      const title = { zh: `${zh}，${name.zh}`, en: `${en}, ${name.en}` };
      profiles.push({ id: `${subject.id}-${engine}`, title, rooms: rooms.slice(0, most) });
    }
  }
  return profiles;
}

async function profiled(
  { id, calls, width, open }: Subject,
  engine: EngineKind,
  setting: BenchSetting,
): Promise<readonly RoomShare[]> {
  const name = `profile-${id}-${engine}`;
  const folder = join(setting.folder, name);
  const place = await placeOn(engine, name, setting);
  const requests = await open(place);
  const line = (port: string) => [
    ...['--cpu-prof', '--cpu-prof-dir', folder],
    ...['qiyue.ts', 'serve', '--port', port],
  ];
  const server = await startContestant(line, setting.pinned, variablesOf(place));
  let warm = 0;
  try {
    await fire(server.port, requests(scaled(calls, setting)), width);
    warm = Number(process.hrtime.bigint() / 1_000n);
    await fire(server.port, requests(scaled(calls, setting)), width);
  } finally {
    await server.stop();
  }
  const [file = ''] = readdirSync(folder);
  // V8 has just written it.
  return roomShares(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile, warm);
}

/** Numbers first, as in the other tables. */
export const profileTable = ({ title, rooms }: Profile): string =>
  [
    `${title.zh}：处理器时间的去向`,
    `${title.en}: where processor time goes`,
    ...rooms.map(({ room, share }) => `${(share * 100).toFixed(1).padStart(8)} %  ${room}`),
  ].join('\n');
