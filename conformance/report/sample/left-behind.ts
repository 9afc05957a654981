import { type LeftBehind, testPrefix } from '../../result.ts';

/** What the endpoint of the sample has kept: more than a page shows unfolded. */
export const leftBehind: readonly LeftBehind[] = Array.from({ length: 26 }, (_, index) => ({
  operation: 'receiveCaseinfo',
  name: 'caseid',
  value: `${testPrefix}20260727-${String(index + 1).padStart(4, '0')}`,
}));
