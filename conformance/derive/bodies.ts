import type { RequirementId } from '../../generated/requirements.ts';
import type { Endpoint, Schema, Tolerated } from '../../spec/document.ts';
import type { Validator } from '../../spec/validators.ts';
import type { Check } from '../check.ts';
import { Mismatch } from '../mismatch.ts';
import { type CandidateGroup, candidateGroups } from './candidates.ts';
import type { Hands } from './hands.ts';

/** A field of a request body and how to put a value into it. */
interface Place {
  readonly schema: Schema;
  readonly keys: readonly string[];
}

/**
 * One check per field and keyword of a JSON request body: each keyword both ways, one deviation per
 * request. What is allowed is not typed here: the body's own validator decides it.
 */
export function deriveBodyChecks<Session>(
  contractId: string,
  endpoint: Endpoint,
  validate: Validator,
  hands: Hands<Session>,
): readonly Check<Session>[] {
  const { operation } = endpoint;
  const media = operation.requestBody?.content['application/json'];
  const base = Object.values(media?.examples ?? {})[0]?.value;
  if (!media || base === undefined) return [];
  const id = `${contractId}.input.${operation.operationId}`;
  return places(media.schema, []).flatMap((place) =>
    candidateGroups(place.schema).map((group) => toCheck(id, endpoint, place, group)),
  );

  function toCheck(
    prefix: string,
    { operation }: Endpoint,
    place: Place,
    group: CandidateGroup,
  ): Check<Session> {
    const field = place.keys.at(-1) ?? '';
    return {
      id: `${prefix}.${place.keys.join('.')}.${group.id}`,
      requirements: [...(place.schema['x-clause'] ?? []), hands.refusalRequirement] as [
        RequirementId,
      ],
      severity: group.optional ? 'should' : 'must',
      source: 'derived',
      operation: operation.operationId,
      field,
      title: { zh: `${field}：${group.title.zh}`, en: `${field}: ${group.title.en}` },
      run: async (session) => {
        const send = (body: unknown) => hands.sendBody(session, operation.operationId, body);
        for (const candidate of group.candidates) {
          const body = withValue(base, place.keys, candidate.value);
          const reply = await send(body);
          const told = {
            zh: `${field} = ${candidate.says.zh}`,
            en: `${field} = ${candidate.says.en}`,
          };
          try {
            if (validate(body)) hands.succeeded(reply);
            else await hands.refusedInput(session, reply, field, () => send(base));
          } catch (error) {
            const tolerated = acceptedAs(place.schema, candidate.value, reply.outcomes);
            if (tolerated) {
              hands.sameResult(reply, await send(base));
              hands.warn(session, tolerated.reading, tolerated.says);
            } else throw error instanceof Mismatch ? error.about(told) : error;
          }
        }
      },
    };
  }
}

/** A forbidden value that a reading lets an endpoint accept. */
function acceptedAs(
  schema: Schema,
  value: unknown,
  outcomes: readonly string[],
): Tolerated | undefined {
  if (!outcomes.includes('success')) return undefined;
  return schema['x-tolerated']?.find(({ values }) => values?.some((other) => other === value));
}

/** The fields that hold a value, depth first; objects are only the way to them. */
function places(schema: Schema, keys: readonly string[]): readonly Place[] {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return keys.length === 0 ? [] : [{ schema, keys }];
  return properties.flatMap(([key, property]) => places(property, [...keys, key]));
}

function withValue(base: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const object = typeof base === 'object' && base !== null ? (base as Record<string, unknown>) : {};
  return { ...object, [key]: withValue(object[key], rest, value) };
}
