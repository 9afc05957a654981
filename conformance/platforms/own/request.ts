import type { Endpoint } from '../../../spec/document.ts';
import type { Contract } from '../../contract/contract.ts';
import type { WireRequest } from '../../exchange/client.ts';
import { bytes, type Framing, override, pathOf } from '../../exchange/request.ts';
import { bodyOf } from './document.ts';
import { type Input, inputsOf, keyOf, type Values } from './inputs.ts';
import { type Scheme, schemesFor } from './security.ts';
import type { OwnTarget } from './target.ts';

/** How a call is to be sent, where it is not the plain way. */
export interface Sending extends Framing {
  /** Makes what is sent from the right credential of a scheme; null leaves it out. */
  readonly spoil?: (scheme: Scheme, right: string) => string | null;
}

/** A request ready to be sent, and the credentials it was made from. */
export interface OwnCall {
  readonly request: WireRequest;
  readonly endpoint: Endpoint;
  readonly sending: Sending;
}

type Pair = readonly [name: string, value: string];

interface Caller {
  readonly target: OwnTarget;
  readonly contract: Contract;
}

/** Builds one call of an operation from its values. */
export function buildCall(
  caller: Caller,
  endpoint: Endpoint,
  values: Values,
  sending: Sending = {},
): OwnCall {
  const { operation, method } = endpoint;
  const at = pairsIn(caller, endpoint, values, sending);
  const template = sending.path ?? pathOf(caller.target, caller.contract, operation.operationId);
  const path = at('path').reduce(
    (rest, [name, value]) => rest.replace(`{${name}}`, inUrl(value)),
    template,
  );
  const isForm = bodyOf(operation)?.kind === 'form';
  const body = isForm ? Buffer.from(formOf(at('form'))) : jsonOf(values.json);
  return {
    endpoint,
    sending,
    request: {
      method: sending.method ?? method.toUpperCase(),
      path: withQuery(path, formOf(at('query'))),
      headers: override(headersOf(caller.target, endpoint, at), sending.headers),
      body: sending.body === undefined ? body : bytes(sending.body),
    },
  };
}

type PairsAt = (place: Input['place']) => readonly Pair[];

/** The values of a call and its credentials, by where they stand in the request. */
function pairsIn(caller: Caller, endpoint: Endpoint, values: Values, sending: Sending): PairsAt {
  const inputs = inputsOf(caller.contract.document, endpoint).flatMap((input) =>
    pairsOf(input, values.inputs.get(keyOf(input))).map((pair) => ({ at: input.place, pair })),
  );
  const all = [...inputs, ...credentialPairs(caller, endpoint, sending)];
  return (place) => all.flatMap(({ at, pair }) => (at === place ? [pair] : []));
}

function headersOf(target: OwnTarget, { operation }: Endpoint, at: PairsAt) {
  const kind = bodyOf(operation)?.kind;
  const cookies = at('cookie').map((pair) => pair.join('='));
  return {
    ...target.headers,
    Accept: 'application/json',
    ...(kind === undefined ? {} : { 'Content-Type': contentTypes[kind] }),
    ...Object.fromEntries(at('header')),
    ...(cookies.length === 0 ? {} : { Cookie: cookies.join('; ') }),
  };
}

const contentTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
} as const;

const jsonOf = (value: unknown): Buffer | null =>
  value === undefined ? null : Buffer.from(JSON.stringify(value));

const inUrl = (text: string): string => encodeURIComponent(text.toWellFormed());
const formOf = (pairs: readonly Pair[]): string =>
  pairs.map(([name, value]) => `${inUrl(name)}=${inUrl(value)}`).join('&');
const withQuery = (path: string, query: string): string =>
  query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;

/** A value as text; a list is joined by commas where its name may not be repeated. */
function pairsOf({ name, explode }: Input, value: unknown): readonly Pair[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [[name, textOf(value)]];
  return explode
    ? value.map((item) => [name, textOf(item)] as const)
    : [[name, value.map(textOf).join(',')]];
}

const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

function credentialPairs(
  { target, contract }: Caller,
  endpoint: Endpoint,
  { spoil = (_, right) => right }: Sending,
): readonly { readonly at: Input['place']; readonly pair: Pair }[] {
  return schemesFor(contract.document, endpoint, target).flatMap((scheme) => {
    const right = target.security?.[scheme.id];
    const credential = right === undefined ? null : spoil(scheme, right);
    if (credential === null) return [];
    return [{ at: scheme.in, pair: [scheme.name, scheme.spelled(credential)] as const }];
  });
}
