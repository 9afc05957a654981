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

/** Part of the program, and its share of the time at work. */
export interface RoomShare {
  readonly room: string;
  readonly share: number;
}

/** Where the time from a moment on went, the largest share first, time without work left out. */
export function roomShares(profile: CpuProfile, from: number): readonly RoomShare[] {
  const { nodes, samples, timeDeltas, startTime } = profile;
  const rooms = new Map(nodes.map(({ id, callFrame }) => [id, roomOf(callFrame)]));
  const times = new Map<string, number>();
  let [now, all] = [startTime, 0];
  for (const [index, node] of samples.entries()) {
    const time = timeDeltas[index] ?? 0;
    now += time;
    const room = rooms.get(node) ?? idle;
    if (room === idle || now < from) continue;
    times.set(room, (times.get(room) ?? 0) + time);
    all += time;
  }
  return [...times]
    .map(([room, time]) => ({ room, share: time / all }))
    .sort((one, other) => other.share - one.share);
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
