import { objectOf, withFields } from '../bodies.ts';
import { isObject, type Json } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';

export type Operation = 'login' | 'receiveCaseinfo' | 'logout';

/** Whether a request goes to an operation, whatever its method (NM-R015, NM-R017, NM-R019). */
export const calls =
  (operation: Operation) =>
  (request: WireRequest): boolean =>
    partsOf(request).place.endsWith(`/security/${operation}`);

export const needsToken = (request: WireRequest): boolean =>
  calls('receiveCaseinfo')(request) || calls('logout')(request);

/** The token of the query (NM-R006), the empty text where there is none. */
export const tokenOf = (request: WireRequest): string =>
  partsOf(request).query.get('access_token') ?? '';

/** Every token of the query: a caller may give more than one. */
export const tokensOf = (request: WireRequest): readonly string[] =>
  partsOf(request).query.getAll('access_token');

/** The same request with another token in its query. */
export function withToken(request: WireRequest, token: string): WireRequest {
  const { place, query } = partsOf(request);
  query.set('access_token', token);
  return { ...request, path: `${place}?${query}` };
}

/** The case that is sent, `undefined` where the request is none or holds no object. */
export const caseOf = (request: WireRequest): Json | undefined =>
  calls('receiveCaseinfo')(request) ? objectOf(request) : undefined;

/** What is logged in with, `undefined` where the request is no login or holds no object. */
export const loginOf = (request: WireRequest): Json | undefined =>
  calls('login')(request) ? objectOf(request) : undefined;

/** The items of the case, whatever they are; none where there is no list. */
export function itemsOf(request: WireRequest): readonly unknown[] {
  const items = caseOf(request)?.['penaltylist'];
  return Array.isArray(items) ? items : [];
}

/** The texts of a case, those of its items included. */
export const textsOf = (request: WireRequest): readonly string[] =>
  [caseOf(request), ...itemsOf(request)]
    .filter(isObject)
    .flatMap((object) => Object.values(object))
    .filter((value) => typeof value === 'string');

/** The same case with other items. */
export const withItems = (request: WireRequest, items: readonly unknown[]): WireRequest =>
  withFields(request, { penaltylist: items });

function partsOf({ path }: WireRequest): {
  readonly place: string;
  readonly query: URLSearchParams;
} {
  const [place = '', query = ''] = path.split('?', 2);
  return { place, query: new URLSearchParams(query) };
}
