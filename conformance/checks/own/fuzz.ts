import type { Endpoint } from '../../../spec/document.ts';
import type { Contract } from '../../contract/contract.ts';
import { type FuzzRules, fuzzCheck } from '../../fuzz/check.ts';
import type { FuzzPlan } from '../../fuzz/plan.ts';
import { bodyOf } from '../../platforms/own/document.ts';
import { declares } from '../../platforms/own/outcomes.ts';
import type { OwnSession } from '../../platforms/own/session.ts';
import { isSafe } from '../../platforms/own/stored.ts';
import { handsFor, withExample } from './bodies.ts';
import type { OwnCheck } from './calls.ts';
import { inputRules } from './fuzz-inputs.ts';

/**
 * Made-up JSON bodies, queries and forms, for what stores nothing: made-up values would not bear a
 * test's mark.
 */
export const ownFuzz = (contract: Contract, plan: FuzzPlan): readonly OwnCheck[] =>
  // Whoever has no words for bad input cannot be asked to refuse any.
  declares(contract.document['x-outcomes'], 'bad-input')
    ? contract.endpoints.filter(isSafe).flatMap((endpoint) => {
        const rules = rulesOf(contract, endpoint);
        if (!rules) return [];
        const ready = (session: OwnSession): void => {
          session.right(endpoint);
          session.ready(endpoint);
        };
        return fuzzCheck({ ...rules, contractId: 'own', base: {}, ready }, plan);
      })
    : [];

type Rules = Omit<FuzzRules<OwnSession>, 'contractId' | 'base' | 'ready'>;

function rulesOf(contract: Contract, endpoint: Endpoint): Rules | null {
  const { operation } = endpoint;
  if (bodyOf(operation)?.kind !== 'json') return inputRules(contract.document, endpoint);
  const validate = contract.requestValidator(operation.operationId);
  return validate ? { endpoint: withExample(endpoint), validate, hands: handsFor(endpoint) } : null;
}
