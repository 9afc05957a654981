import { randomBytes } from 'node:crypto';

/** Gives ids that tell requests of this and of other processes apart, at the cost of a counter. */
export function createRequestIds(): () => string {
  const run = randomBytes(4).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    return `${run}-${count.toString(36)}`;
  };
}
