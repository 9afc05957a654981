/**
 * An epoch is a stretch of time over which Redis has forgotten nothing. Its mark stands in Redis,
 * its id in the database as well, which forgets nothing: where the two differ, memory was lost.
 */
export interface Epoch {
  readonly id: string;
  /** The run of the Redis that remembers it. */
  readonly run: string;
  /** Whether that Redis still has all after a crash. */
  readonly isDurable: boolean;
  /** The Unix second before which memory was lost; 0 if there was nothing to lose. */
  readonly lostBefore: number;
}

export const markOf = ({ id, run, isDurable, lostBefore }: Epoch): string =>
  [id, run, isDurable ? 'durable' : 'volatile', lostBefore].join(' ');

/** The epoch that a mark names; none if there is no mark. */
export function epochIn(mark: string | undefined): Epoch | undefined {
  const [id, run, kind, lostBefore] = mark?.split(' ') ?? [];
  if (!id || !run) return undefined;
  return { id, run, isDurable: kind === 'durable', lostBefore: Number(lostBefore) };
}
