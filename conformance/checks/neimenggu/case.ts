import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveBodyChecks } from '../../derive/bodies.ts';
import { createHands } from '../../platforms/neimenggu/hands.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { acceptanceChecks, onCases } from './case-acceptance.ts';
import { atomicChecks } from './case-atomic.ts';
import { conflictChecks } from './case-conflicts.ts';
import { faultChecks } from './case-faults.ts';
import { identityChecks } from './case-identity.ts';
import { listChecks } from './case-lists.ts';
import { repeatChecks } from './case-repeats.ts';
import { textChecks } from './case-texts.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** Clauses 3.2, 4.1 and 5.1: what becomes of a case that is sent. */
export const caseChecks = (contract: Contract): readonly NeimengguCheck[] => [
  ...acceptanceChecks,
  ...fieldChecks(contract),
  ...faultChecks,
  ...textChecks,
  ...listChecks,
  ...repeatChecks,
  ...identityChecks,
  ...conflictChecks,
  ...atomicChecks,
];

/** Each field of a case and of its entities, as the document describes it. */
function fieldChecks(contract: Contract): readonly NeimengguCheck[] {
  const endpoint = contract.endpoints.find(
    ({ operation }) => operation.operationId === onCases.operation,
  );
  const validate = contract.requestValidator(onCases.operation);
  if (!endpoint || !validate) return [];
  const checks = deriveBodyChecks('neimenggu', endpoint, validate, createHands(contract));
  return checks.map((check) => ({ ...check, needs: onCases.needs, after: onCases.after }));
}
