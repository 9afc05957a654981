import type { Text } from '../../spec/language.ts';
import { pointerOf, valueAt } from '../../spec/pointer.ts';
import { deviations } from '../conformity.ts';
import type { Contract } from '../contract/contract.ts';
import type { CandidateGroup } from '../derive/candidate.ts';
import { candidateGroups } from '../derive/candidates.ts';
import { nameOf, type Place, placesOf, spotsOf } from '../derive/places.ts';
import type { Observation } from '../exchange/observation.ts';
import { refused } from '../expect.ts';
import { Mismatch } from '../mismatch.ts';
import { shown } from '../shown.ts';
import { branchOf, hasOtherCredentials, jsonBody } from './client-faults.ts';
import { stars } from './secret-texts.ts';
import { secretsOf } from './secrets.ts';

/** A request that the contract demands to be refused, and that was carried out. */
export interface Accepted {
  /** Id of the derived check that says so in a live run. */
  readonly check: string;
  readonly mismatch: Mismatch;
}

/**
 * What an endpoint took although it has to refuse it: only where a derived check of a live run
 * would send the same, and the reply can be nothing but a success.
 */
export function acceptedFaults(contract: Contract, seen: Observation): readonly Accepted[] {
  const { operation, request, reply } = seen;
  if (reply?.outcomes.join() !== 'success') return [];
  const schema = bodySchema(contract, operation);
  const read = jsonBody(request);
  if (!schema || read === null || 'fault' in read) return [];
  const { value: body } = read;
  if (request.method !== 'POST' || schema.validate(body) || hasOtherCredentials(request, body)) {
    return [];
  }
  const branch = branchOf(schema, body);
  const wrong = deviations(branch, body).filter(({ tolerated }) => tolerated === null);
  return placesOf(branch.schema).flatMap((place) =>
    spotsIn(body, place).flatMap((keys) => {
      const value = valueAt(body, pointerOf(keys));
      if (!wrong.some(({ at }) => at === pointerOf(keys))) return [];
      const group = groupOf(place, value, valueAt(body, pointerOf(keys.slice(0, -1))));
      if (!group) return [];
      const names = place.keys.filter((key) => key !== '*');
      const check = [contract.id, 'input', operation, ...names, group.id].join('.');
      return [{ check, mismatch: mismatchOf(seen, keys, shownOf(contract, keys, value)) }];
    }),
  );
}

function bodySchema(contract: Contract, operation: string) {
  const endpoint = contract.endpoints.find((one) => one.operation.operationId === operation);
  const schema = endpoint?.operation.requestBody?.content['application/json']?.schema;
  const validate = contract.requestValidator(operation);
  return schema && validate && { schema, validate };
}

const spotsIn = (body: unknown, { keys }: Place): readonly (readonly string[])[] =>
  keys.includes('*') ? spotsOf(body, keys) : [keys];

/** The group of derived values that the value belongs to, where that has to be refused. */
function groupOf(place: Place, value: unknown, around: unknown): CandidateGroup | undefined {
  const { schema, required } = place;
  // Within something that is missing or odd itself, the fault is not here.
  if (typeof around !== 'object' || around === null) return undefined;
  if (schema['x-tolerated']) return undefined;
  const kind = kindOf(place, value);
  return candidateGroups(schema, required).find(({ id, optional }) => id === kind && !optional);
}

/** What is plainly wrong with a value; undefined where it is right, or not plainly wrong. */
function kindOf({ schema }: Place, value: unknown): string | undefined {
  if (value === undefined) return 'required';
  if (value === null) return 'null';
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return 'type';
    return value.length < (schema.minItems ?? 0) ? 'minItems' : undefined;
  }
  if (typeof value === 'object' || typeof value === 'boolean') return 'type';
  if (schema.type !== 'string') return undefined;
  if (typeof value !== 'string') return 'type';
  if (value === '') return 'empty';
  if (!/\S/.test(value)) return 'blank';
  return [...value].length > (schema.maxLength ?? Number.POSITIVE_INFINITY)
    ? 'maxLength'
    : undefined;
}

/** However short a secret is, it is not shown. */
const shownOf = (contract: Contract, keys: readonly string[], value: unknown): Text => {
  const isHidden = typeof value === 'string' && secretsOf(contract).isSecret(keys.at(-1) ?? '');
  return shown(isHidden ? stars : value);
};

function mismatchOf(evidence: Observation, keys: readonly string[], says: Text): Mismatch {
  const about = { zh: `${nameOf(keys)} = ${says.zh}`, en: `${nameOf(keys)} = ${says.en}` };
  try {
    if (evidence.reply) refused(evidence.reply, { as: ['bad-input'] });
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const { expected, actual, at, advice } = error;
    return new Mismatch({ expected, actual, at, advice, evidence }).about(about);
  }
  throw new Error('a success was taken for a refusal');
}
