import { callingAfter } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { firstService, plainQuery } from '../../platforms/wuhan/operations.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';

/** A rule that is tried by calling: it says nothing where even a right call is not served. */
export const onCalls = callingAfter(rootCheck);

/** Sends the plain call with something about its headers changed. */
export function attempt(session: WuhanSession, sending: Sending): Promise<Reply> {
  const operation = firstService(session.contract);
  return session.violate(operation, plainQuery(session, operation), sending);
}
