import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Document, OpenAPIBackend, type Operation } from 'openapi-backend';

/** What the router says about a method and a path. */
export type Route =
  | { readonly kind: 'found'; readonly operation: string }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown-path' };

/** A request that has been parsed already; openapi-backend would parse it at every stage. */
export interface ParsedRequest {
  readonly header: Readonly<Record<string, unknown>>;
  readonly requestBody: unknown;
}

/** The first thing that is wrong with a request: where, by JSON pointer, and which rule. */
export interface Violation {
  readonly at: string;
  readonly keyword: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A document mounted on openapi-backend, which routes and validates by it. */
export interface Contract {
  /** The document with every reference replaced by what it points to. */
  readonly document: object;
  readonly operations: readonly Operation[];
  /** First segments of the document's paths: what is beneath them is this platform's to answer. */
  readonly territory: ReadonlySet<string>;
  route(method: string, path: string): Route;
  validate(operation: string, request: ParsedRequest): Violation | undefined;
}

/** The media types in which an operation takes its body. */
export function mediaTypesOf({ requestBody }: Operation): ReadonlySet<string> {
  const { content = {} } = (requestBody ?? {}) as { content?: object };
  return new Set(Object.keys(content));
}

export async function mountContract(document: object): Promise<Contract> {
  const backend = await new OpenAPIBackend({
    definition: document as Document,
    // Redocly has linted the document; openapi-backend's own check only knows OpenAPI 3.0.
    quick: true,
    // A path counts as printed (NM-A21).
    ignoreTrailingSlashes: false,
    customizeAjv: () => createAjv(document),
  }).init();
  const operations = backend.router.getOperations();
  const validatorsOf = createValidators(backend);
  return {
    document: backend.definition,
    operations,
    territory: new Set(operations.map(({ path }) => firstSegment(path))),
    route: createRouter(backend, operations),
    validate: (operation, request) => firstViolation(validatorsOf(operation), request),
  };
}

/** `/ebus` of `/ebus/kftp/v1`. */
export function firstSegment(path: string): string {
  const end = path.indexOf('/', 1);
  return end === -1 ? path : path.slice(0, end);
}

/** 2020-12, strict about what it does not know except for the extensions in the document. */
export function createAjv(document: object): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    validateFormats: false,
    coerceTypes: false,
  });
  for (const keyword of extensions(document)) ajv.addKeyword(keyword);
  return ajv;
}

/** Keys that OpenAPI adds to a schema, and every `x-…` that the document uses. */
function extensions(document: object): ReadonlySet<string> {
  const used = JSON.stringify(document).match(/(?<=")x-[\w-]+(?=":)/g) ?? [];
  return new Set(['discriminator', 'example', 'externalDocs', 'xml', ...used]);
}

/**
 * openapi-backend lists all operations and builds their patterns anew for every request, so paths
 * without a parameter are looked up in its own list, taken once; the rest is asked of it.
 */
function createRouter(backend: OpenAPIBackend, operations: readonly Operation[]) {
  const exact = new Map(
    operations
      .filter(({ path }) => !path.includes('{'))
      .map(({ method, path, operationId = '' }): readonly [string, Route] => [
        `${method.toUpperCase()} ${path}`,
        { kind: 'found', operation: operationId },
      ]),
  );
  const methods = [...new Set(operations.map(({ method }) => method))];
  const routeOf = (method: string, path: string): Route => {
    const match = (name: string) =>
      backend.router.matchOperation({ method: name, path, headers: {} });
    const operation = match(method)?.operationId;
    if (operation !== undefined) return { kind: 'found', operation };
    const allow = methods.filter((name) => match(name) !== undefined);
    if (allow.length === 0) return { kind: 'unknown-path' };
    return { kind: 'wrong-method', allow: allow.map((name) => name.toUpperCase()) };
  };
  // One call is routed several times: for the size of its body, for its handler, for the log.
  let last = { method: '', path: '', route: routeOf('', '') };
  return (method: string, path: string): Route => {
    const known = exact.get(`${method} ${path}`);
    if (known) return known;
    if (last.method !== method || last.path !== path) {
      last = { method, path, route: routeOf(method, path) };
    }
    return last.route;
  };
}

/** Compiled when they are first needed: who reads a document for its services needs none. */
function createValidators({ validator }: OpenAPIBackend) {
  const compiled = new Map<string, readonly ValidateFunction[]>();
  return (operation: string): readonly ValidateFunction[] => {
    const known = compiled.get(operation);
    if (known) return known;
    const validators = validator.getRequestValidatorsForOperation(operation) ?? [];
    compiled.set(operation, validators);
    return validators;
  };
}

function firstViolation(
  validators: readonly ValidateFunction[],
  { header, requestBody }: ParsedRequest,
): Violation | undefined {
  const request = { path: {}, query: {}, header, cookie: {}, requestBody };
  for (const validate of validators) {
    if (validate(request)) continue;
    const [error] = validate.errors ?? [];
    if (error) return { at: error.instancePath, keyword: error.keyword, parameters: error.params };
  }
  return undefined;
}
