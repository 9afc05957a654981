import type { Text } from '../../../spec/language.ts';
import { type Bout, type Entry, reference } from '../bout.ts';
import { caseRequest, entitiesText, sessions } from './requests.ts';
import { buildScene } from './scene.ts';

const bare: Entry = {
  id: 'bare',
  name: {
    zh: 'node:http 加编译好的 Ajv，同样的语句，同样落盘',
    en: 'node:http with compiled Ajv, same statements, on disk as surely',
  },
  command: (port, database) => ['server/bench/neimenggu/rivals/bare.ts', port, database],
};

/** A login and the logout of the session that it opened. */
const sessionBout: Bout = {
  id: 'neimenggu-sessions',
  title: { zh: '内蒙古，会话：登录加注销', en: 'Inner Mongolia, sessions: login and logout' },
  entries: [reference],
  perRound: 3_000,
  warmUp: 3_000,
  async open(place) {
    const scene = await buildScene(place);
    return (count) => sessions(scene, count);
  },
};

/** Cases with so many entities each; no two have one `caseid`, so that each is stored. */
export const caseBout = (
  entities: number,
  title: Text,
  counts: Pick<Bout, 'perRound' | 'warmUp'>,
): Bout => ({
  id: `neimenggu-cases-${entities}`,
  title,
  entries: [reference, bare],
  ...counts,
  async open(place) {
    const scene = await buildScene(place);
    const list = entitiesText(entities);
    let sent = 0;
    const next = () => {
      sent += 1;
      return caseRequest(scene, `BENCH-${sent}`, list);
    };
    return (count) => Array.from({ length: count }, next);
  },
});

export const neimengguBouts: readonly Bout[] = [
  sessionBout,
  caseBout(
    1,
    { zh: '内蒙古，案件：1 个市场主体', en: 'Inner Mongolia, cases: 1 entity' },
    { perRound: 3_000, warmUp: 3_000 },
  ),
  caseBout(
    1_000,
    { zh: '内蒙古，案件：1000 个市场主体', en: 'Inner Mongolia, cases: 1000 entities' },
    { perRound: 100, warmUp: 50 },
  ),
];
