import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { fuzzCheck } from '../../fuzz/check.ts';
import type { FuzzPlan } from '../../fuzz/plan.ts';
import { createHands } from '../../platforms/neimenggu/hands.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { onCases } from './case-acceptance.ts';

/** Made-up cases: what is accepted of them stays at the endpoint, under the mark of a test. */
export const neimengguFuzz = (
  contract: Contract,
  plan: FuzzPlan,
): readonly Check<NeimengguSession>[] =>
  contract.endpoints
    .filter(({ operation }) => operation.operationId === onCases.operation)
    .flatMap((endpoint) => {
      const validate = contract.requestValidator(endpoint.operation.operationId);
      const base = { after: onCases.after, needs: onCases.needs };
      const rules = { contractId: 'neimenggu', endpoint, hands: createHands(contract), base };
      return validate ? fuzzCheck({ ...rules, validate }, plan) : [];
    });
