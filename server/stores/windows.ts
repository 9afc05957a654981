import type { Windows } from './port.ts';

/** The times of the last `times.length` admitted calls, the oldest at `next`. */
interface Ring {
  readonly times: Float64Array;
  next: number;
}

const second = 1_000;

/** Keys beyond which idle windows are dropped. */
const tidyAbove = 1_000;

/**
 * WH-R043, WH-A30: exact sliding windows in memory. A call is admitted if the call `limit`
 * admissions ago is a full second old; refused calls do not count, so waiting always helps.
 */
export function createWindows(): Windows {
  const rings = new Map<string, Ring>();
  let tidied = 0;
  return {
    async admit(key, limit, now) {
      const known = rings.get(key);
      const ring = resized(known, limit);
      if (ring !== known) rings.set(key, ring);
      const oldest = ring.times[ring.next] ?? Number.POSITIVE_INFINITY;
      const admitted = now - oldest >= second;
      if (admitted) {
        ring.times[ring.next] = now;
        ring.next = (ring.next + 1) % limit;
      }
      if (rings.size > tidyAbove && now - tidied >= second) {
        dropIdle(rings, now);
        tidied = now;
      }
      return admitted;
    },
  };
}

/** A changed limit keeps the newest calls that fit into it, so that raising it resets nothing. */
function resized(ring: Ring | undefined, limit: number): Ring {
  if (ring?.times.length === limit) return ring;
  const times = new Float64Array(limit).fill(Number.NEGATIVE_INFINITY);
  if (!ring) return { times, next: 0 };
  const oldestFirst = [...ring.times.subarray(ring.next), ...ring.times.subarray(0, ring.next)];
  const kept = oldestFirst.slice(-limit);
  times.set(kept);
  return { times, next: kept.length % limit };
}

function dropIdle(rings: Map<string, Ring>, now: number) {
  for (const [key, { times }] of rings) {
    if (times.every((time) => now - time >= second)) rings.delete(key);
  }
}
