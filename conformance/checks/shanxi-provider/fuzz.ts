import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { fuzzCheck } from '../../fuzz/check.ts';
import type { FuzzPlan } from '../../fuzz/plan.ts';
import { hands } from '../../platforms/shanxi-provider/hands.ts';
import { type ProviderSession, rootCheck } from '../../platforms/shanxi-provider/session.ts';
import { plainly } from '../shanxi/fields.ts';

/** Missing numbers may have defaults (SX-A26), and pages that are too long may be cut (SX-A27). */
const isRule = (_field: string, group: string): boolean =>
  !['required', 'null', 'maximum'].includes(group);

/** Made-up requests for pages; a provider need not know `since`, so that it stays away. */
export const providerFuzz = (
  contract: Contract,
  plan: FuzzPlan,
): readonly Check<ProviderSession>[] =>
  contract.endpoints.flatMap((endpoint) => {
    const validate = contract.requestValidator(endpoint.operation.operationId);
    const rules = { contractId: 'shanxi-provider', endpoint: plainly(endpoint), hands };
    const frame = { base: { after: [rootCheck] }, keeps: ['since'], spoils: isRule };
    return validate ? fuzzCheck({ ...rules, ...frame, validate }, plan) : [];
  });
