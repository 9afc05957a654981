import type { Budget } from '../report/report.ts';
import type { Selection } from './select.ts';

/** What a person asks of a run beside the target: which checks, how strictly, at what cost. */
export interface Settings extends Selection {
  /** `strict` makes failures of warnings (rule 2 of the readings). */
  readonly profile?: 'published' | 'strict';
  /** What every random choice of the run comes from; the same seed gives the same plan. */
  readonly seed?: number;
  readonly budget?: Budget | null;
  /** Makes up requests besides, from the seed. */
  readonly fuzz?: boolean;
}

/** Stands where nobody names a seed: a clock would make no two runs alike. */
export const defaultSeed = 0;
