import type { Schema } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';

/** A value to try in the place of a field; whether it is allowed, the schema's validator says. */
export interface Candidate {
  /** Undefined to leave the field out. */
  readonly value: unknown;
  readonly says: Text;
  /** Makes the value of the one that stands there; `undefined` where that one gives nothing. */
  readonly change?: (present: unknown) => unknown;
}

/** Candidates that try the same thing, so that one fault gives one finding. */
export interface CandidateGroup {
  /** Last part of the check's id: a keyword, or what the values have in common. */
  readonly id: string;
  readonly title: Text;
  readonly candidates: readonly Candidate[];
  /** The same in few requests, for endpoints that keep what they accept. */
  readonly few?: readonly Candidate[];
  /** In a list, each value stands in one of the items, and each of the items has some. */
  readonly spread?: boolean;
  /** A wish rather than a rule: the text leaves it open. */
  readonly optional?: boolean;
}

/** Keywords that the shipped contracts do without, and any other may use. */
export interface Keywords extends Schema {
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly uniqueItems?: boolean;
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
}

export const told = (zh: string, en: string): Text => ({ zh, en });

/** A value that is called what JSON writes for it. */
export const literal = (value: unknown): Candidate => {
  const text = JSON.stringify(value);
  return { value, says: told(text, text) };
};

/** A value made of the one that stands there. */
export const changed = (says: Text, change: (present: unknown) => unknown): Candidate => ({
  value: undefined,
  says,
  change,
});

/** TypeScript's library does not know of it yet. */
const { rawJSON, isRawJSON } = JSON as unknown as {
  readonly rawJSON: (text: string) => { readonly rawJSON: string };
  readonly isRawJSON: (value: unknown) => value is { readonly rawJSON: string };
};

/** A number in the very digits that go over the wire: `1.0`, `-0` or `1e400`. */
export const spelled = (json: string): Candidate => ({
  value: rawJSON(json),
  says: told(json, json),
});

/** The digits of such a number; undefined for any other value. */
export const spellingOf = (value: unknown): string | undefined =>
  isRawJSON(value) ? value.rawJSON : undefined;

/** What a receiver reads: spelled numbers as the numbers that they are. */
export const asReceived = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** The JSON types that a schema allows; empty where it says nothing of types. */
export function kindsOf({ type, anyOf, oneOf, enum: members, const: only }: Keywords) {
  const own = typeof type === 'string' ? [type] : (type ?? []);
  const branches: readonly string[] = [...(anyOf ?? []), ...(oneOf ?? [])].flatMap((one) => [
    ...kindsOf(one),
  ]);
  const values = [...(members ?? []), ...(only === undefined ? [] : [only])];
  return new Set([...own, ...branches, ...(own.length > 0 ? [] : values.map(kindOf))]);
}

/** The most exact JSON type of a value. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
