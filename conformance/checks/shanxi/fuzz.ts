import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { fuzzCheck } from '../../fuzz/check.ts';
import type { FuzzPlan } from '../../fuzz/plan.ts';
import { hands } from '../../platforms/shanxi/hands.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { needsOf, queries } from './calls.ts';
import { plainly } from './fields.ts';

/** Whoever sends wrong ones again and again is locked out; null may count as missing (SX-A52). */
const keeps = ['accessid', 'username', 'pwd', 'token'];

/** A platform may well trim a code before it looks for it. */
const isRule = (field: string, group: string): boolean =>
  field !== 'uniscId' || group !== 'pattern';

/** Made-up queries: all that a call without effect can ask. */
export const shanxiFuzz = (contract: Contract, plan: FuzzPlan): readonly Check<ShanxiSession>[] =>
  contract.endpoints
    .filter(({ operation }) => queries.some((query) => query === operation.operationId))
    .flatMap((found) => {
      const { operationId } = found.operation;
      const validate = contract.requestValidator(operationId);
      const spoils = isRule;
      const base = { after: [rootCheck], needs: needsOf[operationId] ?? [] };
      const rules = { contractId: 'shanxi', endpoint: plainly(found), hands, base, keeps, spoils };
      return validate ? fuzzCheck({ ...rules, validate }, plan) : [];
    });
