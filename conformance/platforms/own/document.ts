import type {
  Endpoint,
  Json,
  MediaType,
  OpenApiDocument,
  Operation,
  Parameter,
  Response,
  Schema,
} from '../../../spec/document.ts';
import { endpoints as endpointsOf } from '../../../spec/document.ts';
import { impliedId, isMethod } from '../../../spec/operation-id.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { codesIn, outcomesOf } from './outcomes.ts';
import { isObject, type JsonObject, type Resolved } from './references.ts';

/** What documents of others say of an operation beyond those of this project. */
export interface OwnOperation extends Operation {
  /** Nothing is stored by calling it, although it is no GET. */
  readonly 'x-safe'?: boolean;
}

/** Any OpenAPI 3.1 document in the shape that the judge reads. */
export function readDocument(resolved: Resolved): OpenApiDocument {
  const { document, root } = resolved;
  const outcomes = outcomesOf(document, root);
  const { components, paths } = document;
  const codes = codesIn(outcomes).map((code) => ({ code }));
  return {
    'x-result-codes': codes,
    ...document,
    paths: isObject(paths) ? mapped(paths, (item, path) => pathItem(item, path)) : {},
    components: { schemas: {}, ...(isObject(components) ? components : {}) },
    'x-outcomes': outcomes,
    // The one cast: Redocly has looked at the structure, and the rest has just been made.
  } as unknown as OpenApiDocument;
}

/** Every operation, with the parameters of its path that it does not replace. */
export const ownEndpoints = (document: OpenApiDocument): readonly Endpoint[] =>
  endpointsOf(document).map((endpoint) => ({
    ...endpoint,
    parameters: [
      ...new Map(endpoint.parameters.map((one) => [`${one.in} ${one.name}`, one])).values(),
    ],
  }));

const pathItem = (item: Json, path: string): Json =>
  isObject(item)
    ? mapped(item, (value, key) => (isMethod(key) ? operation(value, key, path) : value))
    : item;

function operation(value: Json, method: string, path: string): Json {
  if (!isObject(value)) return value;
  const { requestBody, responses } = value;
  const citation = `${method.toUpperCase()} ${path}`;
  const made = {
    operationId: impliedId(method, path),
    summary: citation,
    'x-clause': [citation],
    ...value,
  };
  const clauses = made['x-clause'];
  return {
    ...made,
    ...(isObject(requestBody) ? { requestBody: withMedia(requestBody, clauses) } : {}),
    ...(isObject(responses)
      ? { responses: mapped(responses, (one) => (isObject(one) ? withMedia(one, clauses) : one)) }
      : {}),
  };
}

/** Media types without their parameters; one example is as good as several. */
function withMedia(holder: JsonObject, clauses: Json): JsonObject {
  const { content } = holder;
  if (!isObject(content)) return holder;
  const entries = Object.entries(content).map(([name, media]): [string, Json] => {
    const type = (name.split(';')[0] ?? '').trim().toLowerCase();
    const json = type === '*/*' || type === 'application/*' || type.endsWith('+json');
    return [
      json ? 'application/json' : type,
      isObject(media) ? withExample(media, clauses) : media,
    ];
  });
  return { ...holder, content: Object.fromEntries(entries) };
}

function withExample({ example, ...media }: JsonObject, clauses: Json): JsonObject {
  const { schema } = media;
  const examples = example === undefined ? media['examples'] : { example: { value: example } };
  const cited = isObject(schema) ? { schema: { 'x-clause': clauses, ...schema } } : {};
  return { ...media, ...cited, ...(examples === undefined ? {} : { examples }) };
}

const mapped = (object: JsonObject, by: (value: Json, key: string) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, by(value, key)]));

/** Throws `UsageError` for what is no OpenAPI document of version 3.1. */
export function assertVersion(document: Json, file: string): void {
  const version = isObject(document) ? (document['openapi'] ?? document['swagger']) : undefined;
  if (isObject(document) && /^3\.1\.\d+/.test(`${document['openapi']}`)) return;
  if (version === undefined) {
    throw new UsageError({
      zh: `${file} 不是 OpenAPI 文档：根部没有 openapi。`,
      en: `${file} is no OpenAPI document: there is no \`openapi\` at its root.`,
    });
  }
  throw new UsageError({
    zh: `${file} 是 OpenAPI ${version}；评测只读 3.1。3.0 升到 3.1：把 openapi 改为 3.1.0，nullable: true 改为 type: [string, "null"]，exclusiveMinimum: true 改为数值。`,
    en: `${file} is OpenAPI ${version}; the judge reads 3.1 only. From 3.0 to 3.1: set openapi to 3.1.0, turn nullable: true into type: [string, "null"], and exclusiveMinimum: true into the number.`,
  });
}

/** The JSON schema of a success, and the key of the response that has it. */
export function successOf({
  responses,
}: Operation): readonly [status: string, reply: Response] | undefined {
  const all = Object.entries(responses);
  return all.find(([status]) => /^2/.test(status)) ?? all.find(([status]) => status === 'default');
}

const formType = 'application/x-www-form-urlencoded';

/** The body that an operation takes: JSON before a form; undefined where it takes neither. */
export function bodyOf({
  requestBody,
}: Operation): { readonly kind: 'json' | 'form'; readonly media: MediaType } | undefined {
  const json = requestBody?.content['application/json'];
  if (json) return { kind: 'json', media: json };
  const form = requestBody?.content[formType];
  return form && { kind: 'form', media: form };
}

/** The value that a document gives as an example of a parameter, a field or a body. */
export function exampleOf(
  holder: Partial<Parameter & MediaType> & { readonly schema: Schema },
): Json | undefined {
  const { schema, example, examples } = holder;
  const own = schema as Schema & { readonly example?: Json; readonly examples?: readonly Json[] };
  const first = Object.values(examples ?? {})[0]?.value;
  const given = example ?? first ?? own.example ?? own.examples?.[0] ?? own.const ?? own.default;
  return given ?? own.enum?.[0];
}
