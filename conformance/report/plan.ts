import { createHash } from 'node:crypto';
import { defaultRate } from '../pace.ts';
import type { Selection } from '../select.ts';
import type { Target } from '../target.ts';
import type { Plan } from './report.ts';

/** What a run was asked to do; `checks` are the ids of its checks in their order. */
export function planOf(
  { url, rate }: Pick<Target, 'url' | 'rate'>,
  checks: readonly string[],
  { only = [], clause = [] }: Selection,
): Plan {
  return {
    sha256: createHash('sha256').update(checks.join('\n')).digest('hex'),
    only,
    clause,
    severity: 'may',
    profile: 'published',
    seed: 0,
    rate: rate ?? defaultRate(url),
    budget: null,
  };
}
