import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveCodeCheck, deriveFrameChecks } from '../../derive/frames.ts';
import { deriveReplyChecks } from '../../derive/replies.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { caseChecks } from './case.ts';
import { toTheEnd } from './case-identity.ts';
import { lifetimeCheck } from './lifetime.ts';
import { loginChecks } from './login.ts';
import { logoutChecks } from './logout.ts';
import { malformedChecks, oddLogout, oddValues } from './malformed.ts';
import { completeCheck, emptyHanded, leakCheck } from './overviews.ts';
import { habitChecks, protocolChecks } from './protocol.ts';
import { withinRate } from './rate.ts';
import { routeChecks } from './routes.ts';
import { sessionRaceChecks } from './session-races.ts';
import { isolationChecks, sessionChecks } from './sessions.ts';
import { tokenPlaceChecks } from './token-places.ts';
import { tokenOverviews, tokenValueChecks } from './token-values.ts';
import { tokenChecks } from './tokens.ts';

/**
 * Every check of Inner Mongolia, in the order it runs; those that end sessions come late, so that
 * an endpoint which ends too many is told so once, and those over the whole run come last.
 */
export function neimengguChecks(contract: Contract): readonly Check<NeimengguSession>[] {
  const { endpoints, document } = contract;
  return [
    ...loginChecks,
    ...tokenValueChecks,
    ...tokenChecks('receiveCaseinfo'),
    ...tokenPlaceChecks('receiveCaseinfo'),
    ...caseChecks(contract),
    ...sessionChecks,
    ...(['login', 'receiveCaseinfo'] as const).flatMap((operation) => [
      ...routeChecks(operation),
      ...protocolChecks(operation),
      ...habitChecks(operation),
      ...malformedChecks(operation),
    ]),
    oddValues,
    lifetimeCheck(),
    ...logoutChecks,
    ...tokenChecks('logout'),
    ...tokenPlaceChecks('logout'),
    ...routeChecks('logout'),
    ...protocolChecks('logout'),
    ...habitChecks('logout'),
    oddLogout,
    ...isolationChecks,
    ...sessionRaceChecks,
    toTheEnd,
    ...tokenOverviews,
    emptyHanded,
    leakCheck,
    withinRate,
    completeCheck,
    ...deriveFrameChecks<NeimengguSession>('neimenggu', 'NM-R010'),
    deriveCodeCheck('neimenggu', 'NM-R008', document),
    ...endpoints.flatMap((endpoint) =>
      deriveReplyChecks<NeimengguSession>('neimenggu', endpoint, '200'),
    ),
  ];
}
