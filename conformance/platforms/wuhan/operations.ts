import type { Endpoint } from '../../../spec/document.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Query } from './request.ts';
import type { WuhanSession } from './session.ts';

/** The data services that the document describes one by one. */
export const dataServices = (contract: Contract): readonly Endpoint[] =>
  contract.endpoints.filter(({ operation }) => operation['x-dataset'] !== undefined);

/** The service on which the rules of the gateway as a whole are tried. */
export function firstService(contract: Contract): string {
  const [first] = dataServices(contract);
  if (!first) throw new Error('the contract describes no data service');
  return first.operation.operationId;
}

/**
 * The data services this endpoint is said to have: the first, which is the documented one, and
 * those the target file has fixtures of. An endpoint need not have our own second service.
 */
export const offeredServices = ({ contract, target }: WuhanSession): readonly string[] =>
  dataServices(contract)
    .map(({ operation }) => operation.operationId)
    .filter((id, index) => index === 0 || target.fixtures?.[id] !== undefined);

/** A call that has to succeed: the row that exists, or else the first page. */
export const plainQuery = (session: WuhanSession, operation: string): Query => ({
  pageNo: 1,
  ...session.fixtures(operation).existing,
});
