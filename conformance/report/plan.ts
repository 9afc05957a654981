import { defaultRate } from '../exchange/pace.ts';
import { defaultSeed, type Settings } from '../selection/settings.ts';
import type { Target } from '../target/target.ts';
import { planHashOf } from './attestation.ts';
import type { Plan } from './report.ts';

/** What a run was asked to do; `checks` are the ids of its checks in their order. */
export const planOf = (
  { url, rate }: Pick<Target, 'url' | 'rate'>,
  checks: readonly string[],
  { only = [], clause = [], severity, profile, seed, budget }: Settings,
): Plan => ({
  sha256: planHashOf(checks),
  only,
  clause,
  severity: severity ?? 'may',
  profile: profile ?? 'published',
  seed: seed ?? defaultSeed,
  rate: rate ?? defaultRate(url),
  budget: budget ?? null,
});
