import { inBoth, type Text } from '../../../spec/language.ts';
import { type RoomTime, totalOf } from './rooms.ts';

/** What one request costs where two things are measured in the same terms: microseconds. */
export interface Comparison {
  readonly id: string;
  readonly title: Text;
  /** What the two are. */
  readonly names: Pair<Text>;
  readonly all: Pair<number>;
  readonly rooms: readonly { readonly room: string; readonly costs: Pair<number> }[];
}

export type Pair<T> = readonly [T, T];

/** A profile of so many requests. */
export interface Profiled {
  readonly times: readonly RoomTime[];
  readonly calls: number;
  /** Seconds of processor time that the system counted; `undefined` where it does not tell. */
  readonly work: number | undefined;
}

/** Which parts come first: those that differ most, or those that cost most in the second. */
export type Order = 'difference' | 'second';

/** So many parts are shown. */
const most = 12;

/**
 * A profile tells the time on the clock, and a busy machine takes part of that away: so it is
 * divided among the parts what the system counted.
 */
export function comparison(
  named: Pick<Comparison, 'id' | 'title' | 'names'>,
  [first, second]: Pair<Profiled>,
  order: Order,
): Comparison {
  const [before, after] = [costsOf(first), costsOf(second)];
  const rooms = [...before.keys().toArray(), ...after.keys().filter((room) => !before.has(room))];
  const rows = rooms.map((room) => ({
    room,
    costs: [before.get(room) ?? 0, after.get(room) ?? 0] as const,
  }));
  return {
    ...named,
    all: [costOf(first), costOf(second)],
    rooms: rows.sort((one, other) => rank[order](other) - rank[order](one)).slice(0, most),
  };
}

const rank: Readonly<Record<Order, (row: Comparison['rooms'][number]) => number>> = {
  difference: ({ costs: [first, second] }) => Math.abs(second - first),
  second: ({ costs: [, second] }) => second,
};

const costOf = ({ times, calls, work }: Profiled): number =>
  (work === undefined ? totalOf(times) : work * 1e6) / calls;

function costsOf(profiled: Profiled): ReadonlyMap<string, number> {
  const all = totalOf(profiled.times);
  return new Map(profiled.times.map(({ room, time }) => [room, (time / all) * costOf(profiled)]));
}

/** Numbers first, as in the other tables. */
export function comparisonTable({ title, names, all, rooms }: Comparison): string {
  const line = (costs: Pair<number>, name: string) =>
    `${costs.map((cost) => cost.toFixed(1).padStart(8)).join('')}  ${name}`;
  const [first, second] = names;
  return [
    `${title.zh}：每个请求的处理器微秒数，${first.zh}、${second.zh}`,
    `${title.en}: µs of processor time for one request, ${first.en}, ${second.en}`,
    line(all, inBoth({ zh: '合计', en: 'all' })),
    ...rooms.map(({ room, costs }) => line(costs, room)),
  ].join('\n');
}
