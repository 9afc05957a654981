import fc from 'fast-check';
import type { Json } from '../../spec/document.ts';
import { pointerOf, valueAt } from '../../spec/pointer.ts';
import type { Validator } from '../../spec/validators.ts';
import { asReceived, type Keywords } from '../derive/candidate.ts';
import type { Hands } from '../derive/hands.ts';
import { spotsOf, withValue } from '../derive/places.ts';
import type { Observation, Reply } from '../exchange/observation.ts';
import { Mismatch } from '../mismatch.ts';
import { clausesBehind } from './clauses.ts';
import { inEnvelope, judgeAllowed, judgeForbidden } from './demands.ts';
import type { FuzzPlan } from './plan.ts';
import { type MadeUp, requestsOf, type Spoiled, verdictOf } from './requests.ts';

/** One operation that requests are made up for. */
export interface Fuzzed<Session> {
  readonly operationId: string;
  readonly schema: Keywords;
  readonly example: Json;
  readonly validate: Validator;
  readonly hands: Hands<Session>;
  /** Fields that stay what they are, as those that a caller is known by. */
  readonly keeps: Spoiled['keeps'];
  readonly spoils: Spoiled['spoils'];
  /** Whether a body gets through as it is. */
  readonly carries: (body: unknown) => boolean;
  /** Told the requirements behind each difference; those of the smallest request come last. */
  readonly cites: (requirements: readonly string[]) => void;
}

/**
 * Makes up requests and judges the replies. Throws the `Mismatch` of the smallest request that goes
 * wrong; anything else that is thrown on the way ends the phase as it is.
 */
export async function fuzz<Session extends { readonly own: readonly Observation[] }>(
  session: Session,
  fuzzed: Fuzzed<Session>,
  { seed, requests, time }: FuzzPlan,
): Promise<void> {
  let left = requests;
  const stopped: unknown[] = [];
  const { schema, keeps, spoils, hands } = fuzzed;
  const made = requestsOf(schema, { keeps, spoils, objects: hands.triesObjects ?? false });
  const property = fc.asyncProperty(made, async (request) => {
    if (left <= 0 || stopped.length > 0) return;
    left -= 1;
    await tried(session, fuzzed, request).catch((error: unknown) => {
      if (error instanceof Mismatch) throw error;
      stopped.push(error);
    });
  });
  const numRuns = Math.ceil(requests * (2 / 3));
  const found = await fc.check(property, { seed, numRuns, interruptAfterTimeLimit: time });
  if (stopped.length > 0) throw stopped[0];
  const { errorInstance } = found;
  if (errorInstance instanceof Mismatch) {
    throw errorInstance.about({
      zh: `种子 ${seed}，最小的请求`,
      en: `seed ${seed}, smallest request`,
    });
  }
  if (found.failed && !found.interrupted) throw errorInstance;
}

/** What a reading tolerates may be served or refused, by whichever code. */
const judges = { allowed: judgeAllowed, forbidden: judgeForbidden, open: inEnvelope } as const;

/** Sends one made-up request and demands what can be demanded of its reply. */
async function tried<Session extends { readonly own: readonly Observation[] }>(
  session: Session,
  { operationId, schema, example, validate, hands, keeps, carries, cites }: Fuzzed<Session>,
  { body: made, spoiling }: MadeUp,
): Promise<void> {
  const base = hands.acceptedBody(session, operationId, example);
  const kept = withKept(base, made, keeps);
  // Not every made-up value is allowed; one fault at a time needs a right body around it.
  const body = carries(kept) && validate(asReceived(kept)) ? kept : base;
  const place = spoiling?.place ?? { schema, keys: [], required: true };
  const spot = spotsOf(body, place.keys)[0];
  if (!spot) return;
  const present = valueAt(body, pointerOf(spot));
  const value = spoiling?.change ? spoiling.change(present) : spoiling?.value;
  if (spoiling?.change && value === undefined) return;
  const sent = spoiling ? withValue(body, spot, value) : body;
  if (!carries(sent)) return;
  const verdict = verdictOf(validate, sent, place, value);
  let reply: Reply | null = null;
  try {
    reply = await hands.sendBody(session, operationId, sent);
    judges[verdict](reply);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const refusals = hands.refusalRequirements(place.keys);
    cites(clausesBehind(reply, { place: verdict === 'forbidden' ? place : null, refusals }));
    throw shownBy(session, error);
  }
}

/** The request that shows it is not the last one of the check: smaller ones are tried after it. */
function shownBy({ own }: { readonly own: readonly Observation[] }, error: Mismatch): Mismatch {
  const { expected, actual, at, advice } = error;
  return new Mismatch({
    expected,
    actual,
    at,
    advice,
    evidence: error.evidence ?? own.at(-1) ?? null,
  });
}

/** The made-up body with the fields of the right one that have to stay. */
function withKept(base: unknown, made: Json, keeps: (field: string) => boolean): unknown {
  const own = Object.entries(Object(base)).filter(([name]) => keeps(name));
  return typeof made === 'object' && made !== null && !Array.isArray(made)
    ? { ...made, ...Object.fromEntries(own) }
    : made;
}
