import fc from 'fast-check';
import type { Json } from '../../spec/document.ts';
import type { Validator } from '../../spec/validators.ts';
import { groupsOf } from '../derive/bodies.ts';
import { asReceived, type Candidate, type Keywords } from '../derive/candidate.ts';
import { fieldOf, objectPlacesOf, type Place, placesOf } from '../derive/places.ts';
import { valuesOf } from './values.ts';

/** A body to make up for an operation, and how it is spoiled in one place; null: not at all. */
export interface MadeUp {
  readonly body: Json;
  readonly spoiling: Spoiling | null;
}

export interface Spoiling extends Pick<Candidate, 'value' | 'change'> {
  readonly place: Place;
}

/** What is spoiled, and what not. */
export interface Spoiled {
  /** Fields that stay what they are. */
  readonly keeps: (field: string) => boolean;
  /** Whether a group of values of a field holds faults that nobody may let pass. */
  readonly spoils: (field: string, group: string) => boolean;
  /** Whether objects are spoiled as a whole too. */
  readonly objects: boolean;
}

/** What is made up for an operation with bodies of this schema, about half of it spoiled. */
export function requestsOf(
  schema: Keywords,
  { keeps, spoils, objects }: Spoiled,
): fc.Arbitrary<MadeUp> {
  const body = valuesOf(schema);
  const places = [...(objects ? objectPlacesOf(schema) : []), ...placesOf(schema)];
  const spoilings = places
    .flatMap((place) => spoilingsAt(place, spoils))
    .filter(({ place }) => !keeps(place.keys[0] ?? ''));
  // Without a fault is smaller than with one, so that faults that change nothing are left out.
  const spoiling =
    spoilings.length === 0
      ? fc.constant(null)
      : fc.option(fc.constantFrom(...spoilings), { freq: 2, nil: null });
  return fc.record({ body, spoiling });
}

/** Every way to break one keyword that is a rule and no wish. */
const spoilingsAt = (place: Place, spoils: Spoiled['spoils']): readonly Spoiling[] =>
  groupsOf(place)
    .filter(({ id, optional }) => !optional && spoils(fieldOf(place.keys), id))
    .flatMap(({ candidates }) => candidates)
    .map(({ value, change }) => ({ value, place, ...(change && { change }) }));

/** Whether a body as it is received is allowed; a tolerated value is neither allowed nor not. */
export function verdictOf(
  validate: Validator,
  sent: unknown,
  { schema }: Place,
  value: unknown,
): 'allowed' | 'forbidden' | 'open' {
  if (validate(asReceived(sent))) return 'allowed';
  const values = schema['x-tolerated']?.flatMap((one) => one.values ?? []) ?? [];
  return values.some((other) => other === value) ? 'open' : 'forbidden';
}
