import { randomUUID } from 'node:crypto';
import type { Contract } from '../../contract/contract.ts';
import { testPrefix } from '../../result.ts';

/** A case as it is sent; untyped fields, because checks send what the document forbids as well. */
export type Case = Readonly<Record<string, unknown>>;

const run = randomUUID().slice(0, 8);
let count = 0;

/** A caseid that no other check uses, nor any other run (NM-R035). */
export function freshCaseid(): string {
  count += 1;
  return `${testPrefix}${run}-${count}`;
}

/** A valid case of several entities, the document's own example, under a caseid of its own. */
export function freshCase(contract: Contract, changes: Case = {}): Case {
  return { ...exampleOf(contract), caseid: freshCaseid(), ...changes };
}

/** The example with the longest list: it has a first, a middle and a last entity. */
function exampleOf(contract: Contract): Case {
  const endpoint = contract.endpoints.find(
    ({ operation }) => operation.operationId === 'receiveCaseinfo',
  );
  const { examples = {} } = endpoint?.operation.requestBody?.content['application/json'] ?? {};
  const values = Object.values(examples).map(({ value }) => value as Case);
  const longest = values.toSorted((a, b) => entitiesOf(b).length - entitiesOf(a).length)[0];
  if (!longest) throw new Error('the contract has no example of a case');
  return longest;
}

/** The list of a case; empty where it is none. */
export const entitiesOf = ({ penaltylist }: Case): readonly Case[] =>
  Array.isArray(penaltylist) ? penaltylist : [];

/** The case with one field of one entity changed; `undefined` leaves the field out. */
export function withEntity(one: Case, index: number, changes: Case): Case {
  const penaltylist = entitiesOf(one).map((entity, at) =>
    at === index ? { ...entity, ...changes } : entity,
  );
  return { ...one, penaltylist };
}
