/**
 * Reading an OpenAPI document: what server, judge and generation all need to know of its shape.
 * Extension keys (`x-…`) are ours and described in `spec/README.md`.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON Schema as it stands in a document, with our annotations. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
  readonly default?: Json;
  readonly 'x-clause'?: readonly string[];
  readonly 'x-status'?: 'corrected' | 'inferred';
  readonly 'x-tolerated'?: readonly Tolerated[];
  readonly 'x-field'?: string;
  readonly 'x-personal-name'?: boolean;
  /** The reading that says that the lengths here are limits of our own, which bind nobody else. */
  readonly 'x-own-limit'?: string;
}

/**
 * What another implementation may do instead; seen in a reply it is a warning, not a failure.
 * In a request, `values` are the forbidden values that it may accept.
 */
export interface Tolerated {
  readonly reading: string;
  readonly schema?: Schema | boolean;
  readonly absent?: boolean;
  readonly values?: readonly Json[];
  readonly says: { readonly zh: string; readonly en: string };
}

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value: Json }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'header' | 'path' | 'query' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: Json;
  readonly 'x-clause'?: readonly string[];
}

export interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly 'x-clause'?: readonly string[];
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags?: readonly string[];
  /** Empty where it needs no credentials; absent where it needs those of the document. */
  readonly security?: readonly Json[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, MediaType>>;
  };
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-clause'?: readonly string[];
  /**
   * The table of rows behind a data service; `row` and `query` name component schemas, `key` the
   * field that tells one row from every other.
   */
  readonly 'x-dataset'?: {
    readonly name: string;
    readonly row: string;
    readonly query: string;
    readonly key?: string;
  };
}

export interface ResultCode {
  /** As it stands on the wire: a number, or a string of digits. */
  readonly code: number | string;
  /** The short text on the wire. */
  readonly message: string;
  readonly title: string;
  readonly description: string;
  readonly 'x-remedy': string;
  /** Names of the fields and parameters that raise it, where the code is about some. */
  readonly 'x-fields'?: readonly string[];
  readonly 'x-clause': readonly string[];
}

/** What a call can have come to. */
export type Outcome =
  | 'success'
  | 'bad-input'
  | 'bad-credentials'
  | 'forbidden'
  | 'throttled'
  | 'not-found'
  | 'server-fault';

/** The classifier: the first rule that fits status and fields tells what the reply can mean. */
export interface Outcomes {
  /** Where in the reply body each field stands, by JSON Pointer; the first that is there counts. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** The field whose values are the result codes. */
  readonly code: string;
  readonly rules: readonly OutcomeRule[];
  /** What a code means that no rule knows, and the reading that tolerates it. */
  readonly unknown: { readonly reading: string; readonly rules: readonly OutcomeRule[] };
}

/** Fits a status (`404`, `4XX`, absent: any) and the values of fields (null: not there). */
export interface OutcomeRule {
  readonly status?: string;
  readonly when?: Readonly<Record<string, string | number | null>>;
  readonly outcomes: readonly Outcome[];
  readonly 'x-clause'?: readonly string[];
}

type PathItem = { readonly [Method in 'get' | 'post' | 'put' | 'patch' | 'delete']?: Operation } & {
  readonly parameters?: readonly Parameter[];
};

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
  };
  readonly servers: readonly { readonly url: string }[];
  /** What every operation needs that says nothing else; empty where the body has it all. */
  readonly security?: readonly Json[];
  readonly paths: Readonly<Record<string, PathItem>>;
  /** What the other side offers, by the name of the operation: it has no path of its own. */
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly 'x-outcomes': Outcomes;
  readonly 'x-result-codes': readonly ResultCode[];
}

/** One operation together with where it lives. */
export interface Endpoint {
  readonly path: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly operation: Operation;
  /** The parameters of the path item and of the operation. */
  readonly parameters: readonly Parameter[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation, in the order of the document. Works on a dereferenced document only. */
export const endpoints = ({ paths }: OpenApiDocument): readonly Endpoint[] =>
  Object.entries(paths).flatMap(([path, item]) => operationsOf(path, item));

/** The same for what the platform calls: where it lives, only a configuration knows. */
export const webhooks = (document: OpenApiDocument): readonly Endpoint[] =>
  Object.values(document.webhooks ?? {}).flatMap((item) => operationsOf('', item));

const operationsOf = (path: string, item: PathItem): readonly Endpoint[] =>
  methods.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
    return [{ path, method, operation, parameters }];
  });
