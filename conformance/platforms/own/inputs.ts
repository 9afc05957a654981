import { randomUUID } from 'node:crypto';
import type { Endpoint, Json, OpenApiDocument, Parameter, Schema } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { testPrefix } from '../../result.ts';
import { bodyOf, exampleOf } from './document.ts';
import { flattened } from './flattened.ts';
import { isObject } from './references.ts';
import { schemesFor } from './security.ts';
import type { OwnTarget } from './target.ts';

/** One value of a call that goes over the wire as text: a parameter, or a field of a form. */
export interface Input {
  readonly place: Parameter['in'] | 'form';
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly clauses: readonly string[];
  /** Whether the items of a list are each named again. */
  readonly explode: boolean;
  readonly example: unknown;
  /** Whether a schema says what else may stand there; a media type of its own does not. */
  readonly varied: boolean;
}

/** The values of a call, by the place and name of its inputs, and its JSON body. */
export interface Values {
  readonly inputs: ReadonlyMap<string, unknown>;
  /** Undefined where the operation takes none. */
  readonly json: unknown;
}

export const keyOf = ({ place, name }: Pick<Input, 'place' | 'name'>): string => `${place} ${name}`;

/** Everything that a call is told as text; credentials are no input. */
export function inputsOf(document: OpenApiDocument, endpoint: Endpoint): readonly Input[] {
  const secret = schemesFor(document, endpoint, {}).map((one) => `${one.in} ${one.name}`);
  const body = bodyOf(endpoint.operation);
  const fields = body?.kind === 'form' ? formFields(endpoint, body.media.schema) : [];
  const own = endpoint.parameters.map((one) => ofParameter(endpoint, one));
  return [...own, ...fields].filter((input) => !secret.includes(keyOf(input)));
}

function ofParameter({ operation }: Endpoint, parameter: Parameter): Input {
  const { name, in: place, required = place === 'path' } = parameter;
  const { schema = {} } = parameter as { readonly schema?: Schema };
  const { explode = place === 'query' || place === 'cookie' } = parameter as { explode?: boolean };
  const clauses = parameter['x-clause'] ?? schema['x-clause'] ?? operation['x-clause'] ?? [];
  const example = exampleOf({ ...parameter, schema });
  const varied = parameter.schema !== undefined;
  return { place, name, schema, required, clauses, explode, example, varied };
}

function formFields({ operation }: Endpoint, given: Schema): readonly Input[] {
  const schema = flattened(given);
  const media = bodyOf(operation)?.media;
  const whole = media && exampleOf(media);
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    place: 'form',
    name,
    schema: field,
    required: schema.required?.includes(name) ?? false,
    clauses: field['x-clause'] ?? schema['x-clause'] ?? operation['x-clause'] ?? [],
    explode: true,
    example: isObject(whole) ? whole[name] : exampleOf({ schema: field }),
    varied: true,
  }));
}

/** What keeps a call from being made: a value that nobody has named. */
export interface Lack {
  readonly lack: Text;
}

/**
 * A right call: what the target file says of it, else the examples of the document. What need not
 * be given is left out, so that one value can be tried at a time.
 */
export function rightValues(
  document: OpenApiDocument,
  endpoint: Endpoint,
  target: OwnTarget,
): Values | Lack {
  const { operationId } = endpoint.operation;
  const given = target.fixtures?.[operationId] ?? {};
  const inputs = new Map<string, unknown>();
  for (const input of inputsOf(document, endpoint)) {
    const right = given[input.name] ?? (input.required ? simplest(input) : undefined);
    if (right === undefined && input.required) return lacking(operationId, input.name);
    if (right !== undefined) inputs.set(keyOf(input), fresh(input.schema, right));
  }
  const body = bodyOf(endpoint.operation);
  if (body?.kind !== 'json') return { inputs, json: undefined };
  const example = exampleOf(body.media) ?? composed(body.media.schema);
  if (!isObject(example)) return lacking(operationId, 'requestBody');
  const names = Object.keys(body.media.schema.properties ?? example);
  const own = Object.entries(given).filter(([name]) => names.includes(name));
  return { inputs, json: marked(body.media.schema, { ...example, ...Object.fromEntries(own) }) };
}

/** A value that needs no example, because the schema leaves next to no choice. */
function simplest({ schema, example }: Input): unknown {
  if (example !== undefined) return example;
  if (schema.type === 'boolean') return true;
  return schema.type === 'integer' || schema.type === 'number' ? (schema.minimum ?? 1) : undefined;
}

/** A body from the examples of its fields, where the document has none of the whole. */
function composed({ properties = {}, required = [] }: Schema): Json | undefined {
  const entries = Object.entries(properties).map(([name, schema]) => [name, exampleOf({ schema })]);
  const known = entries.filter(([, value]) => value !== undefined);
  const names = known.map(([name]) => name);
  return required.every((name) => names.includes(name)) ? Object.fromEntries(known) : undefined;
}

/** Fields of which no two records have the same bear the mark of a test and a number. */
const marked = (schema: Schema, body: object): object =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      fresh(schema.properties?.[name] ?? {}, value),
    ]),
  );

const fresh = (schema: Schema, value: unknown): unknown =>
  isUnique({ schema }) ? `${testPrefix}${randomUUID().slice(0, 8)}` : value;

/** Whether no two records may have the same here (`x-unique`). */
export const isUnique = ({ schema }: { readonly schema: Schema }): boolean =>
  (schema as Schema & { readonly 'x-unique'?: boolean })['x-unique'] === true;

/** What a record of a call can be found by at the endpoint: its mark, if it has one. */
export function markIn({
  inputs,
  json,
}: Values): readonly [name: string, value: string] | undefined {
  const body = isObject(json as Json) ? Object.entries(json as object) : [];
  const all = [...[...inputs].map(([key, value]) => [key.replace(/^\w+ /, ''), value]), ...body];
  const found = all.find(([, value]) => typeof value === 'string' && value.startsWith(testPrefix));
  return found && [String(found[0]), String(found[1])];
}

const lacking = (operation: string, name: string): Lack => ({
  lack: {
    zh: `不知道 ${operation} 的 ${name} 该填什么：在契约中写 example，或在目标文件中写 fixtures.${operation}`,
    en: `nobody says what ${name} of ${operation} may be: give an example in the contract, or fixtures.${operation} in the target file`,
  },
});
