import { join } from 'node:path';
import type { Contestant } from '../contestants.ts';
import { fire } from '../load.ts';
import { createQueries } from '../overload/queries.ts';
import { type Kind, storm } from '../overload/storm.ts';
import { type BenchSetting, scaled } from '../setting.ts';
import { queries } from '../wuhan/requests.ts';
import { buildScene } from '../wuhan/scene.ts';
import { type Comparison, comparison, type Profiled } from './comparison.ts';
import { moment, recorded } from './recorded.ts';
import { type CpuProfile, roomTimes, type Span } from './rooms.ts';

const title = { zh: '武汉，查询，SQLite', en: 'Wuhan, queries, SQLite' };
const names = [
  { zh: '恰好跑满时', en: 'at capacity' },
  { zh: '三倍负载时', en: 'at three times' },
] as const;

/** Calls to find out the capacity, and how much more is then sent for how many seconds. */
const calls = 15_000;
const times = 3;
const seconds = 8;

/** Where the time of a server goes that is sent three times what it can answer. */
export async function playOverloadProfile(setting: BenchSetting): Promise<Comparison> {
  const database = join(setting.folder, 'profile-overload.sqlite');
  const token = await buildScene(database);
  const recording = {
    ...{ name: 'overload', place: { database }, processes: 1, placement: setting.pinned },
  };
  const { seen, profiles } = await recorded(recording, setting, (server) =>
    calmAndStormy(server, token, setting),
  );
  const pair = [profiled(profiles, seen.calm), profiled(profiles, seen.stormy)] as const;
  return comparison({ id: 'overload', title, names }, pair, 'second');
}

/** Each comes twice: the first time only warms the server up. */
async function calmAndStormy(server: Contestant, token: string, setting: BenchSetting) {
  const count = scaled(calls, setting);
  const next = createQueries(token);
  const calmly = async () => {
    const { seconds: passed } = await fire(server.port, queries(token, count));
    return { replies: count, perSecond: count / passed };
  };
  await calmly();
  const calm = await watched(server, calmly);
  const stormily = async () => {
    const perSecond = calm.perSecond * times;
    const weather = { port: server.port, perSecond, seconds: setting.share < 1 ? 2 : seconds };
    const { served, shed, failed } = await storm({ ...weather, next, kindOf });
    return { replies: served.count + shed.count + failed };
  };
  await stormily();
  return { calm, stormy: await watched(server, stormily) };
}

/** When it was, and what it took of processor time. */
interface Watched extends Span {
  readonly replies: number;
  readonly work: number | undefined;
}

async function watched<T extends { readonly replies: number }>(
  server: Contestant,
  load: () => Promise<T>,
): Promise<T & Watched> {
  const [from, before] = [moment(), server.work()];
  const result = await load();
  const [until, after] = [moment(), server.work()];
  const isTold = before !== undefined && after !== undefined;
  return { ...result, from, until, work: isTold ? after - before : undefined };
}

const profiled = (profiles: readonly CpuProfile[], span: Watched): Profiled => ({
  ...{ times: roomTimes(profiles, span), calls: span.replies, work: span.work },
});

/** The application's own limit is far above: who is refused is turned away. */
const kindOf = (reply: string): Kind => (reply.includes('"errcode":0,') ? 'served' : 'shed');
