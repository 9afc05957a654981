import fc from 'fast-check';
import type { Json, Schema } from '../../spec/document.ts';
import { type Keywords, kindsOf } from '../derive/candidate.ts';

/** Longer texts and lists make no other mistakes, only larger reports. */
const longest = 64;
const mostItems = 4;

/** Values that a schema is likely to allow; whether it does, its validator has to say. */
export function valuesOf(schema: Keywords): fc.Arbitrary<Json> {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  if (branches.length > 0) return fc.oneof(...branches.map(valuesOf));
  const kinds = [...kindsOf(schema)];
  const [first, ...others] = kinds.map((kind) => ofKind(kind, schema));
  return first ? fc.oneof(first, ...others) : textOf(schema);
}

function ofKind(kind: string, schema: Keywords): fc.Arbitrary<Json> {
  if (kind === 'null') return fc.constant(null);
  if (kind === 'boolean') return fc.boolean();
  if (kind === 'integer') return fc.integer(rangeOf(schema));
  if (kind === 'number') return fc.oneof(fc.integer(rangeOf(schema)), fc.constant(0.5));
  if (kind === 'array') return listOf(schema);
  return kind === 'object' ? objectOf(schema) : textOf(schema);
}

/** Whole numbers near the lower end as well as anywhere up to the upper one. */
function rangeOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Keywords) {
  const low = minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + 1);
  const high = maximum ?? (exclusiveMaximum === undefined ? low + 1_000_000 : exclusiveMaximum - 1);
  return { min: Math.ceil(low), max: Math.max(Math.ceil(low), Math.floor(high)) };
}

const listOf = ({ items = {}, minItems = 0, maxItems = mostItems }: Schema): fc.Arbitrary<Json> =>
  fc.array(valuesOf(items), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(mostItems, maxItems)),
  });

const objectOf = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<Json> =>
  fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valuesOf(one)])),
    { requiredKeys: required.filter((name) => name in properties), noNullPrototype: true },
  );

function textOf(schema: Schema): fc.Arbitrary<string> {
  const { pattern, format, minLength = 0, maxLength = longest } = schema;
  if (format === 'date') return dates.map((moment) => moment.slice(0, 10));
  if (format === 'date-time') return dates;
  const length = { minLength, maxLength: Math.max(minLength, Math.min(longest, maxLength)) };
  const free = fc.oneof(
    fc.string({ unit: 'grapheme', ...length }),
    fc.string({ unit: 'binary', ...length }),
  );
  return pattern === undefined ? free : fc.oneof(matching(pattern) ?? free, free);
}

/** Undefined for a pattern that says more than which characters follow each other. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: longest });
  } catch {
    return undefined;
  }
}

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
