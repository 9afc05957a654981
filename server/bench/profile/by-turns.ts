import type { Requests } from '../bout.ts';
import type { Contestant } from '../contestants.ts';
import { fire } from '../load.ts';
import { type BenchSetting, scaled } from '../setting.ts';
import type { Pair, Profiled } from './comparison.ts';
import { moment, type Recording, recorded } from './recorded.ts';
import { roomTimes } from './rooms.ts';

/** A server that is to be compared with another one, and what it is sent. */
export interface Side {
  readonly recording: Recording;
  readonly requests: Requests;
}

export interface Calls {
  readonly calls: number;
  readonly width: number;
}

/** Volleys for each, one by one: what disturbs the machine disturbs both. */
const turns = 4;

/** Profiles of two servers that are at work by turns. */
export async function profiledByTurns(
  [one, other]: Pair<Side>,
  { calls, width }: Calls,
  setting: BenchSetting,
): Promise<Pair<Profiled>> {
  const count = scaled(calls / turns, setting);
  const outer = await recorded(one.recording, setting, (server) =>
    recorded(other.recording, setting, (opponent) =>
      alternated([workOn(server, one), workOn(opponent, other)]),
    ),
  );
  const { seen, profiles } = outer.seen;
  const profiled = (own: typeof profiles, work: number | undefined): Profiled => ({
    ...{ times: roomTimes(own, seen), calls: count * turns, work },
  });
  return [profiled(outer.profiles, seen.work[0]), profiled(profiles, seen.work[1])];

  /** Fires a volley; gives the seconds of processor time that the server took for it. */
  function workOn({ port, work }: Contestant, { requests }: Side) {
    return async (): Promise<number | undefined> => {
      const ready = requests(count);
      const before = work();
      await fire(port, ready, width);
      const after = work();
      return before === undefined || after === undefined ? undefined : after - before;
    };
  }
}

type Volley = () => Promise<number | undefined>;

/** The first turns only warm them up. */
async function alternated([one, other]: Pair<Volley>) {
  const round = async () => [await one(), await other()] as const;
  for (let turn = 0; turn < turns; turn += 1) await round();
  const from = moment();
  let work: Pair<number | undefined> = [0, 0];
  for (let turn = 0; turn < turns; turn += 1) {
    const [first, second] = await round();
    work = [sum(work[0], first), sum(work[1], second)];
  }
  return { from, work };
}

const sum = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other;
