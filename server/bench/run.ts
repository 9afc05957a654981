/**
 * First half of `make bench`: the reference server beside servers that do the same work with less
 * around it. Arguments: `--json <file>` also writes the numbers. A missed goal is no failure.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Contestant, pinClient, startContestant } from './contestants.ts';
import { type Entry, entries } from './entries.ts';
import { connections, fire, type Volley } from './load.ts';
import { readyRequests } from './requests.ts';
import { lines, median, type Round, table } from './result.ts';
import { buildScenes, rowCount, type Scene } from './scene.ts';

const rounds = 5;
const requestsPerRound = 20_000;
const warmUp = 10_000;

interface Running {
  readonly entry: Entry;
  readonly scene: Scene;
  readonly server: Contestant;
  readonly rounds: (Round & Volley)[];
}

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const pinned = pinClient();
const { scenes, remove } = await buildScenes(entries.map(({ id }) => id));
const running: Running[] = [];
try {
  for (const entry of entries) running.push(await enter(entry));
  for (const contestant of running) await play(contestant, warmUp);
  for (let round = 0; round < rounds; round += 1) await playRound(round);
  conclude();
} finally {
  for (const { server } of running) await server.stop();
  await remove();
}

async function enter(entry: Entry): Promise<Running> {
  const scene = scenes.get(entry.id);
  if (!scene) throw new Error(`there is no database for ${entry.id}`);
  const server = await startContestant((port) => entry.command(port, scene.database), pinned);
  return { entry, scene, server, rounds: [] };
}

/** Nobody is always first: the order moves on by one with each round. */
async function playRound(round: number) {
  const first = round % running.length;
  for (const contestant of [...running.slice(first), ...running.slice(0, first)]) {
    contestant.rounds.push(await play(contestant, requestsPerRound));
  }
}

async function play({ entry, scene, server }: Running, count: number): Promise<Round & Volley> {
  const requests = readyRequests(scene, count);
  const before = server.work();
  const volley = await fire(server.port, requests).catch((cause: Error) => {
    throw new Error(`${entry.name.en}: ${cause.message}`);
  });
  const after = server.work();
  if (before === undefined || after === undefined) return { ...volley, work: undefined };
  return { ...volley, work: ((after - before) / count) * 1e6 };
}

function conclude() {
  const scored = running.map(({ entry, rounds: played }) => ({ ...entry, rounds: played }));
  const [reference] = scored;
  if (!reference) return;
  const rows = lines(scored, reference);
  const busy = scored.flatMap(({ rounds: played }) => played.map(({ clientBusy }) => clientBusy));
  const clientBusy = median(busy);
  process.stdout.write(`${heading(clientBusy)}\n${table(rows)}\n`);
  const numbers = { rounds, requestsPerRound, rowCount, connections, pinned, clientBusy, rows };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(numbers, null, 2)}\n`);
}

function heading(busy: number): string {
  const share = `${Math.round(busy * 100)} %`;
  const cores = pinned
    ? { zh: '服务器与客户端各占一核', en: 'server and client on a core each' }
    : { zh: '未绑定处理器核', en: 'no core pinned' };
  const zh = [`${rowCount} 行`, `${connections} 个连接`, `${rounds} 轮`, cores.zh];
  const en = [`${rowCount} rows`, `${connections} connections`, `${rounds} rounds`, cores.en];
  return [
    `参考服务器：${zh.join('，')}，客户端忙 ${share}`,
    `Reference server: ${en.join(', ')}, client ${share} busy`,
  ].join('\n');
}
