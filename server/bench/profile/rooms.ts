/** A profile as V8 writes it, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Microseconds of the clock that only goes forward, the same for all processes. */
  readonly startTime: number;
  /** Which node was at work at each sample, and the microseconds since the one before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
}

/** Part of the program, and its time at work in microseconds. */
export interface RoomTime {
  readonly room: string;
  readonly time: number;
}

/** Part of the program, and its share of the time at work. */
export interface RoomShare {
  readonly room: string;
  readonly share: number;
}

/** A part of the time, on the clock of the profiles; it has no end unless it is given. */
export interface Span {
  readonly from: number;
  readonly until?: number;
}

/** Where the time of all these processes went, the most first, time without work left out. */
export function roomTimes(profiles: readonly CpuProfile[], span: Span): readonly RoomTime[] {
  const times = new Map<string, number>();
  for (const profile of profiles) {
    for (const { room, time } of stretches(profile, span)) {
      times.set(room, (times.get(room) ?? 0) + time);
    }
  }
  return [...times]
    .map(([room, time]) => ({ room, time }))
    .sort((one, other) => other.time - one.time);
}

/** The same as shares of all of it. */
export function roomShares(times: readonly RoomTime[]): readonly RoomShare[] {
  const all = totalOf(times);
  return times.map(({ room, time }) => ({ room, share: time / all }));
}

export const totalOf = (times: readonly RoomTime[]): number =>
  times.reduce((sum, { time }) => sum + time, 0);

/** Sample by sample, in microseconds. */
function* stretches(
  { nodes, samples, timeDeltas, startTime }: CpuProfile,
  { from, until = Number.POSITIVE_INFINITY }: Span,
) {
  const rooms = new Map(nodes.map(({ id, callFrame }) => [id, roomOf(callFrame)]));
  let now = startTime;
  for (const [index, node] of samples.entries()) {
    const time = timeDeltas[index] ?? 0;
    now += time;
    const room = rooms.get(node) ?? idle;
    if (room !== idle && now >= from && now < until) yield { room, time };
  }
}

const idle = '(idle)';

/** Built-in functions have no file of their own; they are told apart by name. */
function roomOf({ functionName, url }: ProfileNode['callFrame']): string {
  if (functionName === idle || functionName === '(root)') return idle;
  if (functionName.startsWith('(')) return functionName;
  if (url === '') return `native ${functionName || '(anonymous)'}`;
  if (url.startsWith('node:')) return 'Node';
  const module = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (module) return module;
  return /\/((?:server|spec|generated)(?:\/[a-z-]+(?=\/))*)/.exec(url)?.[1] ?? 'other';
}
