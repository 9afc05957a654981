import type { RequirementId } from '../../generated/requirements.ts';
import type { Endpoint, Json, Schema, Tolerated } from '../../spec/document.ts';
import type { Validator } from '../../spec/validators.ts';
import type { Check } from '../check.ts';
import { Mismatch } from '../mismatch.ts';
import { type Candidate, type CandidateGroup, candidateGroups } from './candidates.ts';
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
  const { operationId, requestBody } = endpoint.operation;
  const media = requestBody?.content['application/json'];
  const base = Object.values(media?.examples ?? {})[0]?.value;
  if (!media || base === undefined) return [];
  return places(media.schema, []).flatMap((place) =>
    candidateGroups(place.schema).map((group) => ({
      id: `${contractId}.input.${operationId}.${place.keys.join('.')}.${group.id}`,
      operation: operationId,
      ...describe(place, group, hands),
      run: async (session) => {
        const body = { operationId, base, validate };
        for (const { value, says } of group.candidates) {
          await attempt(session, hands, body, { ...place, value, says });
        }
      },
    })),
  );
}

/** What a check says of itself, read off the field and the group. */
const describe = <Session>(
  { keys, schema }: Place,
  { title, optional }: CandidateGroup,
  { refusalRequirement }: Hands<Session>,
) => {
  const field = keys.at(-1) ?? '';
  return {
    requirements: [...(schema['x-clause'] ?? []), refusalRequirement] as [RequirementId],
    severity: optional ? 'should' : 'must',
    source: 'derived',
    field,
    title: { zh: `${field}：${title.zh}`, en: `${field}: ${title.en}` },
  } as const;
};

/** The body that is accepted as it stands, and what decides about any other. */
interface Body {
  readonly operationId: string;
  readonly base: Json;
  readonly validate: Validator;
}

/** Puts one value into its place and looks whether it is taken or refused as it has to be. */
async function attempt<Session>(
  session: Session,
  hands: Hands<Session>,
  { operationId, base, validate }: Body,
  { schema, keys, value, says }: Place & Candidate,
): Promise<void> {
  const send = (body: unknown) => hands.sendBody(session, operationId, body);
  const field = keys.at(-1) ?? '';
  const body = withValue(base, keys, value);
  const reply = await send(body);
  try {
    if (validate(body)) hands.succeeded(reply);
    else await hands.refusedInput(session, reply, field, () => send(base));
  } catch (error) {
    const tolerated = acceptedAs(schema, value, reply.outcomes);
    const told = { zh: `${field} = ${says.zh}`, en: `${field} = ${says.en}` };
    if (!tolerated) throw error instanceof Mismatch ? error.about(told) : error;
    hands.sameResult(reply, await send(base));
    hands.warn(session, tolerated.reading, tolerated.says);
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
