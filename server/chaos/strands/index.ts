import type { Strand } from '../strand.ts';
import { caseStrand } from './cases.ts';
import { licenceStrand } from './licences.ts';
import { passwordStrand } from './passwords.ts';
import type { Place } from './place.ts';
import { queryStrand } from './queries.ts';

/** A new steady client: all that callers of the three contracts do and must be able to rely on. */
export const strandsOn = async (place: Place): Promise<readonly Strand[]> => [
  caseStrand(place),
  queryStrand(place),
  await passwordStrand(place),
  licenceStrand(place),
];
