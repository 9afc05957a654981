import { join } from 'node:path';
import type { Text } from '../../spec/language.ts';
import { type Contestant, startContestant } from './contestants.ts';
import { fire } from './load.ts';
import type { ReadyRequest } from './ready-request.ts';
import { type Line, lines, median, type Round } from './result.ts';

/** A server that takes part, and how it is started. */
export interface Entry {
  readonly id: string;
  readonly name: Text;
  /** The share of its speed that the reference server should at least have. */
  readonly goal?: number;
  readonly command: (port: string, database: string) => readonly string[];
}

/** Takes part in everything that is measured. */
export const reference: Entry = {
  id: 'reference',
  name: { zh: '参考服务器', en: 'reference server' },
  command: (port, database) => ['qiyue.ts', 'serve', '--port', port, '--database', database],
};

/** One kind of call that is measured: who takes part, and what is sent to each. */
export interface Bout {
  readonly id: string;
  readonly title: Text;
  /** The reference server first, then those that it is measured by. */
  readonly entries: readonly Entry[];
  readonly perRound: number;
  readonly warmUp: number;
  /** Makes a database with all that is needed, and gives what makes requests for it. */
  open(database: string): Promise<Requests>;
}

export type Requests = (count: number) => readonly ReadyRequest[];

export interface Surroundings {
  /** Where databases may lie; each contestant has its own, so that none waits for another. */
  readonly folder: string;
  readonly pinned: boolean;
}

/** What a bout showed. */
export interface Played extends Pick<Bout, 'id' | 'title' | 'perRound'> {
  readonly clientBusy: number;
  readonly rows: readonly Line[];
}

export const rounds = 5;

interface Running {
  readonly entry: Entry;
  readonly requests: Requests;
  readonly server: Contestant;
  readonly rounds: (Round & { readonly clientBusy: number })[];
}

/** Runs all contestants at once, and plays round after round with one of them at a time. */
export async function play(bout: Bout, surroundings: Surroundings): Promise<Played> {
  const running: Running[] = [];
  try {
    for (const entry of bout.entries) running.push(await enter(entry, bout, surroundings));
    for (const contestant of running) await volley(contestant, bout.warmUp);
    for (let round = 0; round < rounds; round += 1) await playRound(running, round, bout.perRound);
    return conclusion(bout, running);
  } finally {
    for (const { server } of running) await server.stop();
  }
}

async function enter(entry: Entry, bout: Bout, { folder, pinned }: Surroundings): Promise<Running> {
  const database = join(folder, `${bout.id}-${entry.id}.sqlite`);
  const requests = await bout.open(database);
  const server = await startContestant((port) => entry.command(port, database), pinned);
  return { entry, requests, server, rounds: [] };
}

/** Nobody is always first: the order moves on by one with each round. */
async function playRound(running: readonly Running[], round: number, count: number) {
  const first = round % running.length;
  for (const contestant of [...running.slice(first), ...running.slice(0, first)]) {
    contestant.rounds.push(await volley(contestant, count));
  }
}

async function volley({ entry, requests, server }: Running, count: number) {
  const ready = requests(count);
  const before = server.work();
  const { seconds, clientBusy } = await fire(server.port, ready).catch((cause: Error) => {
    throw new Error(`${entry.name.en}: ${cause.message}`);
  });
  const after = server.work();
  const isTold = before !== undefined && after !== undefined;
  const work = isTold ? ((after - before) / count) * 1e6 : undefined;
  return { perSecond: count / seconds, clientBusy, work };
}

function conclusion({ id, title, perRound }: Bout, running: readonly Running[]): Played {
  const scored = running.map(({ entry, rounds: played }) => ({ ...entry, rounds: played }));
  const busy = running.flatMap(({ rounds: played }) => played.map(({ clientBusy }) => clientBusy));
  return { id, title, perRound, clientBusy: median(busy), rows: lines(scored) };
}
