import type { RequirementId } from '../../generated/requirements.ts';
import type { Endpoint, Json, Schema, Tolerated } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import { pointerOf, valueAt } from '../../spec/pointer.ts';
import type { Validator } from '../../spec/validators.ts';
import type { Check } from '../check.ts';
import type { Reply } from '../exchange/observation.ts';
import { Mismatch } from '../mismatch.ts';
import { asReceived, type Candidate, type CandidateGroup } from './candidate.ts';
import { candidateGroups, objectGroups, unknownMember } from './candidates.ts';
import type { Hands } from './hands.ts';
import {
  each,
  fieldOf,
  nameOf,
  objectPlacesOf,
  type Place,
  placesOf,
  spotsOf,
  withValue,
} from './places.ts';

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
  const example = Object.values(media?.examples ?? {})[0]?.value;
  if (!media || example === undefined) return [];
  const body = { operationId, example, validate };
  const objects = hands.triesObjects ? objectPlacesOf(media.schema) : [];
  return [...objects, ...placesOf(media.schema)].flatMap((place) =>
    groupsOf(place).map((group) => ({
      id: [contractId, 'input', operationId, ...namesIn(place), group.id].join('.'),
      operation: operationId,
      ...describe(place, group, hands),
      run: (session) => tryAll(session, hands, body, { place, group }),
    })),
  );
}

/** What can be tried in a place. */
export function groupsOf({ schema, required, kind }: Place): readonly CandidateGroup[] {
  if (kind === 'unknown') return [unknownMember];
  return kind === 'object' ? objectGroups(schema, required) : candidateGroups(schema, required);
}

const namesIn = ({ keys }: Place) => keys.filter((key) => key !== each);

/** What a check says of itself, read off the field and the group. */
const describe = <Session>(
  { keys, schema }: Place,
  { title, optional }: CandidateGroup,
  { refusalRequirements }: Hands<Session>,
) => {
  const name = nameOf(keys);
  const clauses = new Set([...(schema['x-clause'] ?? []), ...refusalRequirements(keys)]);
  return {
    requirements: [...clauses] as [RequirementId],
    severity: optional ? 'should' : 'must',
    source: 'derived',
    field: fieldOf(keys),
    title: { zh: `${name}：${title.zh}`, en: `${name}: ${title.en}` },
  } as const;
};

/** The body that is accepted as it stands, and what decides about any other. */
interface Body {
  readonly operationId: string;
  readonly example: Json;
  readonly validate: Validator;
}

/** In a list, a value is tried in the first, the middle and the last item. */
async function tryAll<Session>(
  session: Session,
  hands: Hands<Session>,
  body: Body,
  { place, group }: { readonly place: Place; readonly group: CandidateGroup },
): Promise<void> {
  const { candidates, few = candidates } = group;
  const base = hands.acceptedBody(session, body.operationId, body.example);
  const spots = spotsOf(base, place.keys);
  for (const [index, candidate] of (hands.stores ? few : candidates).entries()) {
    const turn = index % spots.length;
    for (const keys of group.spread ? spots.slice(turn, turn + 1) : spots) {
      await attempt(session, hands, body, { ...candidate, keys, schema: place.schema });
    }
  }
}

/** A value in the one place where it is tried. */
interface Attempt extends Candidate {
  readonly keys: readonly string[];
  readonly schema: Schema;
}

/** Puts one value into its place and looks whether it is taken or refused as it has to be. */
async function attempt<Session>(
  session: Session,
  hands: Hands<Session>,
  { operationId, example, validate }: Body,
  { schema, keys, says, ...candidate }: Attempt,
): Promise<void> {
  const send = (body: unknown) => hands.sendBody(session, operationId, body);
  const base = () => hands.acceptedBody(session, operationId, example);
  const start = base();
  const put = valueFor(candidate, valueAt(start, pointerOf(keys)));
  // Made of nothing, there is nothing to try.
  if (candidate.change && put === undefined) return;
  const body = withValue(start, keys, put);
  const [value, received] = [asReceived(put), asReceived(body)];
  const reply = await send(body);
  try {
    if (validate(received)) await hands.succeeded(session, reply, { keys, value });
    else await hands.refusedInput(session, reply, { keys, value }, () => send(base()));
  } catch (error) {
    const tolerated = acceptedAs(schema, value, reply.outcomes);
    const told = { zh: `${nameOf(keys)} = ${says.zh}`, en: `${nameOf(keys)} = ${says.en}` };
    if (!tolerated) throw error instanceof Mismatch ? error.about(told) : error;
    sameResult(hands, [reply, await send(base())], told);
    hands.warn(session, tolerated.reading, tolerated.says);
  }
}

/** The value to try, given the one that stands there. */
const valueFor = ({ value, change }: Pick<Candidate, 'value' | 'change'>, present: unknown) =>
  change ? change(present) : value;

/** What is tolerated has to come to the same as the right value; the odd reply is what shows it. */
function sameResult<Session>(
  hands: Hands<Session>,
  [reply, other]: readonly [Reply, Reply],
  told: Text,
): void {
  try {
    hands.sameResult?.(reply, other);
  } catch (error) {
    throw error instanceof Mismatch ? error.about(told, reply) : error;
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
