import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { fuzzCheck } from '../../fuzz/check.ts';
import type { FuzzPlan } from '../../fuzz/plan.ts';
import { createHands } from '../../platforms/wuhan/hands.ts';
import { dataServices } from '../../platforms/wuhan/operations.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';

/** Made-up queries of each data service; a further one is claimed by its fixtures. */
export const wuhanFuzz = (contract: Contract, plan: FuzzPlan): readonly Check<WuhanSession>[] =>
  dataServices(contract).flatMap((endpoint, index) => {
    const { operationId } = endpoint.operation;
    const validate = contract.requestValidator(operationId);
    const needs = index === 0 ? [] : [`fixtures.${operationId}` as const];
    const base = { after: [rootCheck], needs };
    const rules = { contractId: 'wuhan', endpoint, hands: createHands(contract), base };
    return validate ? fuzzCheck({ ...rules, validate }, plan) : [];
  });
