import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Operation } from 'openapi-backend';
import type { Operation as Described, MediaType, Schema } from '../../../spec/document.ts';
import { mediaTypesOf } from '../../contract.ts';
import { type Checks, createChecks } from './parameters.ts';

/** All that the document says of an operation and that the server needs to know. */
export interface Interface {
  readonly operation: string;
  readonly mediaTypes: ReadonlySet<string>;
  /** Whether a request may be sealed (SX-A16). */
  readonly isSealable: boolean;
  /** SX-A53: whether a user needs a grant for it. */
  readonly needsGrant: boolean;
  /** The parameters, by the media type that they are sent in. */
  readonly checks: ReadonlyMap<string, Checks>;
  /** What a success is called. */
  readonly msg: string;
}

/** What is the same for all operations of a document. */
export interface Surroundings {
  readonly ajv: Ajv2020;
  /** The operations that need a grant. */
  readonly grantable: readonly string[];
}

export function interfaceOf(operation: Operation, { ajv, grantable }: Surroundings): Interface {
  // The document is mounted, so references are resolved and it is what `Described` says.
  const described = operation as unknown as Described;
  const { content = {} } = described.requestBody ?? {};
  const schemas = Object.entries(content).map(([type, { schema }]) => [type, schema] as const);
  return {
    operation: described.operationId,
    mediaTypes: mediaTypesOf(operation),
    isSealable: schemas.some(([, { anyOf = [] }]) => anyOf.some(isEnvelope)),
    needsGrant: grantable.includes(described.operationId),
    checks: new Map(schemas.map(([type, schema]) => [type, createChecks(plainOf(schema), ajv)])),
    msg: successIn(described),
  };
}

const isEnvelope = ({ properties = {} }: Schema): boolean => Object.hasOwn(properties, 'encrypted');

/** A body is a plain request, or one of that and an envelope. */
const plainOf = (schema: Schema): Schema =>
  schema.anyOf?.find((branch) => !isEnvelope(branch)) ?? schema;

/** The document's own words, taken from its first example of a success. */
function successIn({ operationId, responses }: Described): string {
  const content: Readonly<Record<string, MediaType>> = responses['200']?.content ?? {};
  const examples = Object.values(content).flatMap(({ examples = {} }) => Object.values(examples));
  for (const { value } of examples) {
    const { msg, result } = value as { readonly msg?: unknown; readonly result?: unknown };
    if (result === 1 && typeof msg === 'string') return msg;
  }
  throw new Error(`the document has no example of a success of ${operationId}`);
}
