import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { calendarDate } from './calendar-date.ts';
import { dereference } from './dereference.ts';
import { keysOf } from './pointer.ts';

/** Our annotation keys: Ajv in strict mode wants to be told of them. */
export const annotations = [
  'x-clause',
  'x-status',
  'x-tolerated',
  'x-field',
  'x-personal-name',
  'x-client-must-send',
  'x-own-limit',
] as const;

/** A compiled schema; after a call that gave false, `errors` says why. */
export type Validator = ValidateFunction;
export type Validators = Readonly<Record<string, Validator>>;

/** Compiles the schemas of a bundle's request and reply bodies, by their component name. */
export function compileValidators(bundle: unknown): Validators {
  const ajv = createAjv();
  return Object.fromEntries(
    Object.entries(bodySchemas(bundle)).map(([name, schema]) => [name, ajv.compile(schema)]),
  );
}

/** Schemas by the name that their compiled form is to have; references are local to each. */
export type Schemas = Readonly<Record<string, object>>;

/** Source code of a JavaScript module with one compiled schema per export. */
export function validatorModule(schemas: Schemas): string {
  const ajv = createAjv({ source: true, esm: true });
  for (const [name, { $id: _, ...schema }] of Object.entries<{ readonly $id?: string }>(schemas)) {
    ajv.addSchema(schema, name);
  }
  const names = Object.fromEntries(Object.keys(schemas).map((name) => [name, name]));
  // Ajv's ES modules still `require` its run-time parts.
  return `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
${standaloneCode.default(ajv, names)}\n`;
}

const createAjv = (code?: { source: true; esm: true }): Ajv2020 =>
  new Ajv2020({
    ...(code ? { code } : {}),
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    keywords: [...annotations],
    formats: { date: calendarDate, password: true },
  });

/** Every schema that stands directly under a media type, dereferenced, by component name. */
export function bodySchemas(bundle: unknown): Schemas {
  const { schemas } = dereference(bundle).components;
  return Object.fromEntries(bodySchemaNames(bundle).map((name) => [name, schemas[name] ?? {}]));
}

/** The component names of all schemas of request and reply bodies, sorted. */
const bodySchemaNames = (bundle: unknown): readonly string[] =>
  [...new Set(mediaTypeSchemas(bundle))].sort();

/** Names of the component schemas that a `content` map refers to, wherever it stands. */
function* mediaTypeSchemas(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'content') for (const type of Object.values(value)) yield schemaName(type);
    yield* mediaTypeSchemas(value);
  }
}

/** Requires `schema: {$ref: …}`: a body schema without a name would have no validator. */
function schemaName(mediaType: unknown): string {
  const reference = (mediaType as { schema?: { $ref?: string } }).schema?.$ref;
  const name = reference === undefined ? undefined : keysOf(reference).at(-1);
  if (name === undefined) throw new Error('a media type has no schema of its own name');
  return name;
}
