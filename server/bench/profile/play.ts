import type { Text } from '../../../spec/language.ts';
import { fire } from '../load.ts';
import { type BenchSetting, engineKinds, placeOn, scaled } from '../setting.ts';
import type { EngineKind } from '../shared-engines.ts';
import { moment, recorded } from './recorded.ts';
import { type RoomShare, roomShares, roomTimes } from './rooms.ts';
import { gradePages, hotQueries, type Subject, subjectOn } from './subjects.ts';

/** Where the reference server's processor time goes for one kind of call on one engine. */
export interface Profile {
  readonly id: string;
  readonly title: Text;
  readonly rooms: readonly RoomShare[];
}

/** The largest parts are shown. */
const most = 12;

export async function playProfiles(setting: BenchSetting): Promise<readonly Profile[]> {
  const profiles: Profile[] = [];
  for (const subject of [hotQueries, gradePages]) {
    for (const engine of engineKinds(setting)) {
      const rooms = await profiled(subject, engine, setting);
      const { id, title } = subjectOn(subject, engine);
      profiles.push({ id, title, rooms: rooms.slice(0, most) });
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
  const place = await placeOn(engine, name, setting);
  const requests = await open(place);
  const recording = { name, place, processes: 1, placement: setting.pinned };
  const { seen, profiles } = await recorded(recording, setting, async ({ port }) => {
    await fire(port, requests(scaled(calls, setting)), width);
    const warm = moment();
    await fire(port, requests(scaled(calls, setting)), width);
    return warm;
  });
  return roomShares(roomTimes(profiles, { from: seen }));
}

/** Numbers first, as in the other tables. */
export const profileTable = ({ title, rooms }: Profile): string =>
  [
    `${title.zh}：处理器时间的去向`,
    `${title.en}: where processor time goes`,
    ...rooms.map(({ room, share }) => `${(share * 100).toFixed(1).padStart(8)} %  ${room}`),
  ].join('\n');
