import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import type { ProviderSession } from '../../platforms/shanxi-provider/session.ts';
import { collectChecks } from './collect.ts';
import { fieldChecks } from './fields.ts';
import { overviewChecks } from './overviews.ts';
import { pagingChecks } from './paging.ts';
import { malformedChecks, protocolChecks } from './protocol.ts';
import { sinceCheck } from './since.ts';
import { tamperedChecks } from './tampered.ts';

/** Every check of a provider, in the order it runs; those over the whole run come last. */
export function providerChecks(contract: Contract): readonly Check<ProviderSession>[] {
  return [
    ...collectChecks,
    ...pagingChecks,
    sinceCheck,
    ...fieldChecks(contract),
    ...tamperedChecks,
    ...protocolChecks,
    ...malformedChecks,
    ...overviewChecks(contract),
  ];
}
