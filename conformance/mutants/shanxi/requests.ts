import { objectOf } from '../bodies.ts';
import type { Json } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';

export type Operation =
  | 'getEnterpriseGrade'
  | 'getEnterpriseGrades'
  | 'getPublicResourcesTrading'
  | 'getPublicKey'
  | 'getToken'
  | 'updatePassword'
  | 'uploadLicense';

/** The three of Annex A: all that other interfaces need not have (SX-A04). */
export const queries: readonly Operation[] = [
  'getEnterpriseGrade',
  'getEnterpriseGrades',
  'getPublicResourcesTrading',
];

/** Whether a request goes to one of these, whatever its method (SX-A11). */
export const isAt =
  (...operations: readonly Operation[]) =>
  (request: WireRequest): boolean =>
    operations.some((operation) => placeOf(request).endsWith(`/${operation}`));

/** Whether a request calls one of these: only POST does (SX-A12). */
export const calls =
  (...operations: readonly Operation[]) =>
  (request: WireRequest): boolean =>
    request.method === 'POST' && isAt(...operations)(request);

/** Whether there is anything under the path at all. */
export const isKnown = isAt(
  ...queries,
  'getPublicKey',
  'getToken',
  'updatePassword',
  'uploadLicense',
);

/** The fields of a JSON body; none where it is no object. */
export const fieldsOf = (request: WireRequest): Json => objectOf(request) ?? {};

/** One field of a JSON body, as text; empty where it is none. */
export function textOf(request: WireRequest, name: string): string {
  const value = fieldsOf(request)[name];
  return typeof value === 'string' ? value : '';
}

/** The ways to be absent, which all count alike (SX-A22, SX-A52). */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

/** The page that is asked for: 1 where none is named (SX-A26). */
export const pageOf = (request: WireRequest): number => Number(fieldsOf(request)['pageno'] ?? 1);

/** How many rows a page is to have. */
export const sizeOf = (request: WireRequest): number => Number(fieldsOf(request)['pagesize']);

/** The path without its query. */
export const placeOf = ({ path }: WireRequest): string => path.split('?', 1)[0] ?? '';
