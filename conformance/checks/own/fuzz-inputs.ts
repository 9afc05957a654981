import type { Endpoint, OpenApiDocument, Schema } from '../../../spec/document.ts';
import type { Validator } from '../../../spec/validators.ts';
import { kindsOf } from '../../derive/candidate.ts';
import type { Hands } from '../../derive/hands.ts';
import type { FuzzRules } from '../../fuzz/check.ts';
import { type Input, inputsOf, keyOf } from '../../platforms/own/inputs.ts';
import type { OwnSession } from '../../platforms/own/session.ts';
import { createCompiler } from '../../platforms/own/validators.ts';
import { asText, canCarry, received } from './wire.ts';

type InputRules = Omit<FuzzRules<OwnSession>, 'contractId' | 'base' | 'ready'>;

/**
 * How queries and forms are made up: as if their values were the fields of one body. Null where
 * nothing can be varied. Lists and objects stay as they are: there are many ways to write them.
 */
export function inputRules(document: OpenApiDocument, endpoint: Endpoint): InputRules | null {
  const varied = inputsOf(document, endpoint).filter(isMadeUp);
  // Of a name that stands in the address and in the form, the one in the address is tried.
  const inputs = varied.filter(({ name }, at) => at === varied.findIndex((v) => v.name === name));
  if (inputs.length === 0) return null;
  const named = new Map(inputs.map((input) => [input.name, input]));
  return {
    endpoint: asOneBody(endpoint, inputs),
    validate: readAsText(endpoint, inputs),
    hands: handsOf(endpoint, inputs),
    spoils: (field, group) => {
      const input = named.get(field);
      return input !== undefined && isRule(input, group);
    },
    carries: (body) => isSent(inputs, valuesOf(body)),
  };
}

/** What does not read as a query or a form may be cut, split or resolved on its way. */
function isMadeUp({ place, schema, varied }: Input): boolean {
  const kinds = kindsOf(schema);
  const isOneText = !kinds.has('array') && !kinds.has('object') && !schema.properties;
  return varied && isOneText && (place === 'query' || place === 'form');
}

/** Of a text no type can be wrong, and nothing is null. */
function isRule({ schema, required }: Input, group: string): boolean {
  const kinds = kindsOf(schema);
  if (group === 'null' || group === 'spelling') return false;
  if (group === 'type') return kinds.size > 0 && !kinds.has('string');
  // Many take an empty parameter for none.
  return required || (group !== 'empty' && group !== 'blank');
}

/** Longer addresses are cut or refused by gateways that the contract knows nothing of. */
const longest = 2_000;

/** Whether all values get through as they are. */
function isSent(inputs: readonly Input[], values: Values): boolean {
  const texts = inputs.flatMap((input) => {
    const value = values[input.name];
    return value === undefined ? [] : [{ input, value }];
  });
  const length = texts.reduce((sum, { value }) => sum + escaped(value).length, 0);
  const isWhole = texts.every(
    ({ input, value }) => canCarry(input, value) && (input.required || value !== ''),
  );
  return isWhole && length <= longest;
}

type Values = Readonly<Record<string, unknown>>;

/** The one cast: what is no object has no fields. */
const valuesOf = (body: unknown): Values => Object(body) as Values;

const escaped = (value: unknown): string => encodeURIComponent(textOf(value));
const textOf = (value: unknown): string => String(asText(value)).toWellFormed();

/** The operation, its parameters and fields in the place of a JSON body. */
function asOneBody(endpoint: Endpoint, inputs: readonly Input[]): Endpoint {
  const schema = {
    type: 'object',
    required: inputs.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(inputs.map((input) => [input.name, cited(input)])),
  };
  const media = { schema, examples: { any: { value: {} } } };
  const requestBody = { content: { 'application/json': media } };
  return { ...endpoint, operation: { ...endpoint.operation, requestBody } };
}

const cited = ({ schema, clauses }: Input): Schema => ({ ...schema, 'x-clause': clauses });

/** Whether whoever reads the texts by their schemas finds all of them right. */
function readAsText({ method, path }: Endpoint, inputs: readonly Input[]): Validator {
  const compile = createCompiler(() => `${method.toUpperCase()} ${path}`);
  const validate = (body: unknown): boolean =>
    inputs.every(({ name, schema, required }) => {
      const value = valuesOf(body)[name];
      return value === undefined ? !required : compile(schema)(received(schema, textOf(value)));
    });
  // The one cast: nobody asks it for errors or its schema.
  return validate as Validator;
}

const handsOf = (endpoint: Endpoint, inputs: readonly Input[]): Hands<OwnSession> => ({
  acceptedBody: (session) => {
    const right = session.right(endpoint).inputs;
    const values = inputs.map((input) => [input.name, right.get(keyOf(input))] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  },
  sendBody: (session, _, body) => {
    const right = session.right(endpoint);
    const values = valuesOf(body);
    const made = inputs.map(({ name, ...input }) => {
      const value = values[name];
      return [keyOf({ name, ...input }), value === undefined ? value : textOf(value)] as const;
    });
    return session.call(endpoint, { ...right, inputs: new Map([...right.inputs, ...made]) });
  },
  succeeded: () => undefined,
  refusedInput: async () => undefined,
  refusalRequirements: () => [],
  warn: (session, ...warning) => session.warn(...warning),
});
