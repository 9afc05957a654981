import type { Endpoint } from '../../../spec/document.ts';
import type { Contract } from '../../contract/contract.ts';
import { declares } from '../../platforms/own/outcomes.ts';
import { isSafe } from '../../platforms/own/stored.ts';
import { bodyChecks } from './bodies.ts';
import { afterRoot, type OwnCheck, rootCheck } from './calls.ts';
import { credentialChecks } from './credentials.ts';
import { inputChecks } from './inputs.ts';
import { overviewChecks } from './overviews.ts';
import { mediaChecks, methodChecks, unknownPath } from './protocol.ts';

/**
 * Everything that follows from a person's document, in the order it runs: what reads before what
 * stores, and what looks back on the whole run last.
 */
export function ownChecks(contract: Contract): readonly OwnCheck[] {
  const { endpoints } = contract;
  const ordered = [...endpoints.filter(isSafe), ...endpoints.filter((one) => !isSafe(one))];
  const [first] = ordered;
  return [
    ...ordered.map(rootCheck),
    ...ordered.flatMap((endpoint) =>
      operationChecks(contract, endpoint).map((check) => afterRoot(endpoint, check)),
    ),
    ...(first ? [afterRoot(first, unknownPath(first))] : []),
    ...overviewChecks(contract),
  ];
}

function operationChecks(contract: Contract, endpoint: Endpoint): readonly OwnCheck[] {
  const { document, endpoints } = contract;
  // Whoever has no words for bad input cannot be asked to refuse any.
  const refuses = declares(document['x-outcomes'], 'bad-input');
  return [
    ...credentialChecks(document, endpoint),
    ...(refuses ? [...inputChecks(document, endpoint), ...bodyChecks(contract, endpoint)] : []),
    ...mediaChecks(document, endpoint),
    ...methodChecks(endpoints, endpoint),
  ];
}
