/** Those who wait, in their order, and how long it takes. */
export interface Line<V> {
  join(visitor: V, now: number): void;
  /** The first, who leaves the line, and since when it stood there. */
  next(now: number): Waiting<V> | undefined;
  length(): number;
  /** Milliseconds that one more would wait, as far as that has been measured. */
  wait(now: number): number;
}

export interface Waiting<V> {
  readonly visitor: V;
  readonly since: number;
}

/** Milliseconds over which the pace is measured: one stall of the machine is not a pace. */
const window = 100;

/**
 * How long the next one would wait is measured, not guessed: by how long the first has waited, and
 * by how many left the line of late. Who measures the time in a queue instead of its length need
 * not know how fast the machine is (after CoDel, RFC 8289).
 */
export function createLine<V>(): Line<V> {
  const line: Waiting<V>[] = [];
  let [pace, since, left] = [0, 0, 0];

  function measure(now: number) {
    left += 1;
    if (now - since < window) return;
    pace = (now - since) / left;
    [since, left] = [now, 0];
  }

  return {
    join(visitor, now) {
      if (line.length === 0) [pace, since, left] = [0, now, 0];
      line.push({ visitor, since: now });
    },
    next(now) {
      if (line.length > 0) measure(now);
      return line.shift();
    },
    length: () => line.length,
    wait: (now) => Math.max(line[0] ? now - line[0].since : 0, line.length * pace),
  };
}
