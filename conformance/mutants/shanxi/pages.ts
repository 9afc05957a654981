import { withFields } from '../bodies.ts';
import type { Reshape } from '../deviations.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { after, only } from './deviations.ts';
import { sizeOf } from './requests.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/** Changes the pages of getEnterpriseGrades. */
export const eachPage = (reshape: Reshape<Surroundings>): Deviation =>
  only('getEnterpriseGrades', after('success', reshape));

/** Another page of the same call. */
export const askPage = (
  request: WireRequest,
  { forward }: Surroundings,
  pageno: number,
): Promise<WireReply> => forward(withFields(request, { pageno }));

/** More rows than a page may have (SX-A27). */
export const isOverlong = (request: WireRequest): boolean => sizeOf(request) > 1000;
