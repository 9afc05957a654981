import type { Contract } from '../../contract/contract.ts';
import { fuzzCheck } from '../../fuzz/check.ts';
import type { FuzzPlan } from '../../fuzz/plan.ts';
import { bodyOf } from '../../platforms/own/document.ts';
import { declares } from '../../platforms/own/outcomes.ts';
import { isSafe } from '../../platforms/own/stored.ts';
import { handsFor, withExample } from './bodies.ts';
import { afterRoot, clausesOf, type OwnCheck } from './calls.ts';

/** Made-up JSON bodies, for what stores nothing: made-up values would not bear a test's mark. */
export const ownFuzz = (contract: Contract, plan: FuzzPlan): readonly OwnCheck[] =>
  contract.endpoints
    .filter((endpoint) => isSafe(endpoint) && bodyOf(endpoint.operation)?.kind === 'json')
    .flatMap((endpoint) => {
      const validate = contract.requestValidator(endpoint.operation.operationId);
      // Whoever has no words for bad input cannot be asked to refuse any.
      if (!validate || !declares(contract.document['x-outcomes'], 'bad-input')) return [];
      const hands = handsFor(endpoint);
      const rules = { contractId: 'own', endpoint: withExample(endpoint), validate, hands };
      return fuzzCheck({ ...rules, base: {} }, plan).map((check) =>
        afterRoot(endpoint, { ...check, requirements: clausesOf(endpoint) }),
      );
    });
