import type { Contract } from '../contract/contract.ts';
import type { Observation } from '../exchange/observation.ts';
import { type Accepted, acceptedFaults } from './accepted.ts';
import { type ClientFault, clientFaults } from './client-faults.ts';
import type { RecordedExchange } from './exchange.ts';
import { reasonOf } from './left-out.ts';
import type { Matcher } from './matching.ts';
import { observationOf } from './observed.ts';

/** An exchange that belongs to an operation of the contract, looked at from both sides. */
export interface Judgeable {
  readonly observation: Observation;
  readonly clientFaults: readonly ClientFault[];
  readonly accepted: readonly Accepted[];
  /** Whether the endpoint's part of it is known. */
  readonly isAnswered: boolean;
}

/** Looks at one exchange; null where it is no call of an operation of the contract. */
export function lookAt(
  contract: Contract,
  match: Matcher,
  exchange: RecordedExchange,
  began: number,
): Judgeable | null {
  if (reasonOf(contract, match, exchange) !== null) return null;
  const operation = match(exchange.request.url);
  const endpoint = contract.endpoints.find((one) => one.operation.operationId === operation);
  if (operation === null || !endpoint) return null;
  const observation = observationOf(contract, operation, exchange, began);
  return {
    observation,
    clientFaults: clientFaults(contract, endpoint, observation.request),
    accepted: acceptedFaults(contract, observation),
    isAnswered: isAnswered(exchange),
  };
}

/** What a browser had in its cache, the endpoint has not answered. */
const isAnswered = ({ reply, failure }: RecordedExchange): boolean =>
  reply === null ? failure !== null : reply.status !== 304;
