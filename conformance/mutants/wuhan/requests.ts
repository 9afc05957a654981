import { isObject, type Json, parsed } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';

/** The last part of the path of each operation (WH-R015). */
export const services = {
  queryInvestors: 'qygsczrxxqkapijk',
  queryLicenses: 'enterprise-licenses',
} as const;

export type Operation = keyof typeof services;

export const calls =
  (operation: Operation) =>
  (request: WireRequest): boolean =>
    serviceOf(request) === services[operation];

/** Calls something beside the services that exist, as WH-R042 is about. */
export const callsUnknownService = (request: WireRequest): boolean => {
  const service = serviceOf(request);
  return service !== undefined && !Object.values<string>(services).includes(service);
};

export const callsKnownService = (request: WireRequest): boolean =>
  Object.values<string | undefined>(services).includes(serviceOf(request));

/** The same request for another service. */
export const callTo = (operation: Operation, request: WireRequest): WireRequest => ({
  ...request,
  path: request.path.replace(/(\/service\/)[^/?]+/, `$1${services[operation]}`),
});

export const hasForm = (request: WireRequest): boolean =>
  mediaType(request).includes('x-www-form-urlencoded');

export const hasJson = (request: WireRequest): boolean => mediaType(request).includes('json');

/** The JSON value of the body, `undefined` where it is none. */
export const jsonOf = (request: WireRequest): unknown =>
  hasForm(request) ? undefined : parsed(request.body.toString().replace(/^\uFEFF/, ''));

/** The parameters in any of the shapes of WH-A10, `undefined` where the body has none of them. */
export function parametersOf(request: WireRequest): Json | undefined {
  if (hasForm(request)) return Object.fromEntries(new URLSearchParams(request.body.toString()));
  const value = jsonOf(request);
  if (!isObject(value)) return undefined;
  if (!('query' in value)) return value;
  return isObject(value['query']) ? value['query'] : undefined;
}

/** The same request with other parameters; the signature does not cover them (WH-A37). */
export const withParameters = (request: WireRequest, parameters: Json): WireRequest => ({
  ...request,
  headers: { ...request.headers, 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ query: parameters })),
});

/** The same request with one parameter set, or taken away by `undefined`. */
export const withParameter = (request: WireRequest, name: string, value: unknown): WireRequest =>
  withParameters(request, { ...parametersOf(request), [name]: value });

export const parameterOf = (request: WireRequest, name: string): unknown =>
  parametersOf(request)?.[name];

/** The page that is asked for: 1 where none is named (WH-A12). */
export const pageOf = (request: WireRequest): number => Number(parameterOf(request, 'pageNo') ?? 1);

/** All parameters but those of paging. */
export const filtersOf = (request: WireRequest): readonly (readonly [string, unknown])[] =>
  Object.entries(parametersOf(request) ?? {}).filter(([name]) => !name.startsWith('page'));

/** The filters that select something: an empty text does not (WH-A41). */
export const textsOf = (request: WireRequest): readonly string[] =>
  filtersOf(request).flatMap(([, value]) => (typeof value === 'string' && value ? [value] : []));

/** The same request without some filters, by default without any. */
export const withoutFilters = (
  request: WireRequest,
  leaves: (name: string) => boolean = () => true,
): WireRequest => {
  const left = filtersOf(request).filter(([name]) => leaves(name));
  const gone = Object.fromEntries(left.map(([name]) => [name, undefined]));
  return withParameters(request, { ...parametersOf(request), ...gone });
};

/** The parameters that some service has. */
const known = new Set('pageNo regno uniscid entname inv licenseno holder'.split(' '));

export const hasUnknownParameter = (request: WireRequest): boolean =>
  Object.keys(parametersOf(request) ?? {}).some((name) => !known.has(name));

const serviceOf = (request: WireRequest): string | undefined =>
  /\/service\/([^/?]+)/.exec(request.path)?.[1];

const mediaType = (request: WireRequest): string =>
  (request.headers['content-type'] ?? '').toLowerCase();
