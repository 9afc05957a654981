import type { Text } from '../../spec/language.ts';
import type { Placement } from './contestants.ts';
import type { ReadyRequest } from './ready-request.ts';
import { type Line, lines, median, type Round } from './result.ts';
import { enter, type Running, stop, volley } from './running.ts';
import { type BenchSetting, scaled } from './setting.ts';
import type { BenchPlace, EngineWork } from './shared-engines.ts';

/** A server that takes part, and how it is started. */
export interface Entry {
  readonly id: string;
  readonly name: Text;
  /** The share of its speed that the reference server should at least have. */
  readonly goal?: number;
  /** Keeps its data in PostgreSQL and Redis. */
  readonly isShared?: boolean;
  /** The share of the bout's requests that it is sent; all of them unless it is slow. */
  readonly share?: number;
  /** So many servers that share nothing take part as one, each with its part of the requests. */
  readonly copies?: number;
  /** What its replies are told by, if it gives others than are asked for. */
  readonly isSuccess?: ReadyRequest['isSuccess'];
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
  /** Where the servers run; unless given, where the surroundings say. */
  readonly placement?: Placement;
  /** How many connections are open, each with one request under way; as usual unless given. */
  readonly width?: number;
  /** Makes a place with all that is needed, and gives what makes requests for it. */
  open(place: BenchPlace, entry: Entry): Promise<Requests>;
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

/** What a contestant did in one round; work is microseconds of processor time for a request. */
export interface Effort extends Round {
  readonly clientBusy: number;
  readonly engineWork: EngineWork;
}

/** A contestant, and what it did round by round. */
export interface Contested {
  readonly entry: Entry;
  readonly rounds: readonly Effort[];
}

/** Plays a bout and compares everybody with the first. */
export async function play(bout: Bout, setting: BenchSetting): Promise<Played> {
  const running = await contest(bout, setting);
  const scored = running.map(({ entry, rounds: played }) => ({ ...entry, rounds: played }));
  const busy = running.flatMap(({ rounds: played }) => played.map(({ clientBusy }) => clientBusy));
  const { id, title, perRound } = bout;
  return { id, title, perRound, clientBusy: median(busy), rows: lines(scored) };
}

/** Runs all contestants at once, and plays round after round with one of them at a time. */
export async function contest(bout: Bout, setting: BenchSetting): Promise<readonly Contested[]> {
  const running: Running[] = [];
  const turn = (contestant: Running, count: number) =>
    volley(contestant, scaled(count * (contestant.entry.share ?? 1), setting), setting);
  try {
    for (const entry of bout.entries) running.push(await enter(entry, bout, setting));
    for (const contestant of running) await turn(contestant, bout.warmUp);
    for (let round = 0; round < setting.rounds; round += 1) {
      for (const contestant of inOrder(running, round)) {
        contestant.rounds.push(await turn(contestant, bout.perRound));
      }
    }
    return running;
  } finally {
    await stop(running);
  }
}

/** Nobody is always first: the order moves on by one with each round. */
function inOrder<T>(all: readonly T[], round: number): readonly T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}
