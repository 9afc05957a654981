import { createHash } from 'node:crypto';

/** What a person types to name a finding: the same check gives the same one in every run. */
export const findingOf = (check: string): string =>
  createHash('sha256').update(check).digest('hex').slice(0, 8);
