import { fuzzPlan, namesFuzz } from '../fuzz/plan.ts';
import measured from './estimates.json' with { type: 'json' };

/** Checks of which nothing was measured send mostly one or two. */
const usual = 2;

const known: Readonly<Record<string, number>> = measured;

/** How many requests a check sends to an endpoint that conforms, as far as that was measured. */
export const estimateOf = (check: string): number =>
  known[check] ?? (namesFuzz([check]) ? fuzzPlan(0, null).requests : usual);
