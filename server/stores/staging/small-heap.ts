import { setFlagsFromString } from 'node:v8';

/** Percent of what is in use by which the heap may grow before it is collected as a whole. */
const growth = 30;

let users = 0;

/**
 * Keeps the heap small until the function that it gives is called. Millions of rows pass by an
 * import, and each small collection moves those that are just in hand among what lasts: V8 would
 * let three times as much gather there as is in use, and these are then most of the process.
 */
export function smallHeap(): () => void {
  users += 1;
  setFlagsFromString(`--heap-growing-percent=${growth}`);
  let isLeft = false;
  return () => {
    if (isLeft) return;
    isLeft = true;
    users -= 1;
    if (users === 0) setFlagsFromString('--heap-growing-percent=0');
  };
}
