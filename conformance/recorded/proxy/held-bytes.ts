/** Counts the bytes that a proxy holds for judging, over all its connections. */
export interface HeldBytes {
  /** False where there is no room for so many more; then none is counted. */
  readonly take: (count: number) => boolean;
  readonly give: (count: number) => void;
}

/** What is held at once at most: bodies in the making, and those that wait for the judge. */
const usual = 64 * 1024 * 1024;

/** Without a bound, many slow clients, or a judge slower than they, would fill the memory. */
export function createHeldBytes(most: number = usual): HeldBytes {
  let held = 0;
  return {
    take(count) {
      if (held + count > most) return false;
      held += count;
      return true;
    },
    give(count) {
      held -= count;
    },
  };
}
