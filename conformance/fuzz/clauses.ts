import type { Place } from '../derive/places.ts';
import type { Reply } from '../exchange/observation.ts';

/** What was made up, as far as it tells which requirements a wrong reply to it breaks. */
export interface Asked {
  /** Where the request was spoiled; null where it is a right one. */
  readonly place: Place | null;
  /** What says how a bad value in that place is answered. */
  readonly refusals: readonly string[];
}

/**
 * The requirements behind what is wrong: those of the field of the reply, from the nearest node
 * that has any, else those of the field of the request that should have been refused. Empty where
 * neither says more than the operation does.
 */
export function clausesBehind(reply: Reply | null, { place, refusals }: Asked): readonly string[] {
  const deviation = reply?.deviations.find(({ tolerated }) => tolerated === null);
  if (deviation) return deviation.clauses;
  return place === null ? [] : [...new Set([...(place.schema['x-clause'] ?? []), ...refusals])];
}
