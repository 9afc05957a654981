import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveBodyChecks } from '../../derive/bodies.ts';
import { deriveCodeCheck, deriveFrameChecks } from '../../derive/frames.ts';
import { deriveReplyChecks } from '../../derive/replies.ts';
import { createHands } from '../../platforms/wuhan/hands.ts';
import { dataServices } from '../../platforms/wuhan/operations.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';
import { accessChecks, unsubscribed } from './access.ts';
import { agreementChecks } from './agreement.ts';
import { filterChecks } from './filters.ts';
import { headerChecks } from './headers.ts';
import { malformedChecks } from './malformed.ts';
import { maskingChecks } from './masking.ts';
import { nonceFormChecks } from './nonce-forms.ts';
import { lateReplay, nonceChecks } from './nonces.ts';
import { completeCheck, leakCheck } from './overviews.ts';
import { pagingChecks } from './paging.ts';
import { habitChecks, protocolChecks } from './protocol.ts';
import { queryChecks } from './queries.ts';
import { raceChecks } from './races.ts';
import { rateLimit, withinRate } from './rate.ts';
import { signatureChecks } from './signatures.ts';

/** Every check of Wuhan, in the order it runs; those over the whole run come last. */
export function wuhanChecks(contract: Contract): readonly Check<WuhanSession>[] {
  const { schemas } = contract.document.components;
  const services = dataServices(contract);
  const others = contract.endpoints.filter((endpoint) => !services.includes(endpoint));
  const masking = services.flatMap((service) => maskingChecks(schemas, service));
  const further = services.slice(1).map(({ operation }) => operation.operationId);
  const isOverview = ({ id }: Check<WuhanSession>) => id.endsWith('-everywhere');
  const checks: readonly Check<WuhanSession>[] = [
    ...signatureChecks,
    ...headerChecks,
    ...accessChecks,
    ...nonceChecks,
    ...nonceFormChecks,
    rateLimit,
    ...services.map(unsubscribed),
    ...services.flatMap((service) => queryChecks(schemas, service)),
    ...services.flatMap((service) => filterChecks(schemas, service)),
    ...services.flatMap(pagingChecks),
    ...services.flatMap((service) => agreementChecks(schemas, service)),
    ...services.slice(0, 1).flatMap(raceChecks),
    ...masking.filter((check) => !isOverview(check)),
    ...services.flatMap((service) => [
      ...protocolChecks(service),
      ...malformedChecks(service),
      ...habitChecks(service),
    ]),
    ...services.flatMap((service) => bodyChecks(contract, service)),
    lateReplay,
    ...masking.filter(isOverview),
    leakCheck,
    withinRate,
    completeCheck,
    ...deriveFrameChecks<WuhanSession>('wuhan', 'WH-R014'),
    deriveCodeCheck('wuhan', 'WH-R014', contract.document),
    ...services.flatMap((service) => deriveReplyChecks<WuhanSession>('wuhan', service, '200')),
    // Of a service that does not exist only refusals can be seen.
    ...others.flatMap((other) => deriveReplyChecks<WuhanSession>('wuhan', other, 'default')),
  ];
  return checks.map((check) => (further.includes(check.operation) ? ifOffered(check) : check));
}

/** Only the documented service is on every endpoint; a further one is claimed by its fixtures. */
const ifOffered = (check: Check<WuhanSession>): Check<WuhanSession> => ({
  ...check,
  needs: [`fixtures.${check.operation}`, ...(check.needs ?? [])],
});

function bodyChecks(
  contract: Contract,
  endpoint: Parameters<typeof deriveBodyChecks>[1],
): readonly Check<WuhanSession>[] {
  const validate = contract.requestValidator(endpoint.operation.operationId);
  if (!validate) return [];
  const checks = deriveBodyChecks('wuhan', endpoint, validate, createHands(contract));
  return checks.map((check) => ({ ...check, after: [rootCheck] }));
}
