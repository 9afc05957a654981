import type { Contract } from '../../contract/contract.ts';
import type { WireRequest } from '../../exchange/client.ts';
import { bytes, type Framing, override, pathOf } from '../../exchange/request.ts';
import type { Application, NeimengguTarget } from './target.ts';

/** How a call is to be sent, where it is not the plain way. */
export interface Sending extends Framing {
  /** The token in the address; null leaves it out. By default that of the run's own session. */
  readonly token?: string | null;
  /** Makes what stands in the address from the right token. */
  readonly spoil?: (right: string) => string;
  /** A query string in the place of the right one, without the question mark. */
  readonly query?: string;
  /** Closes what the run has opened, for which requests are kept where there is a budget. */
  readonly returns?: boolean;
  /** Says that the token's session was closed before, so that a person has to close it too. */
  readonly closed?: boolean;
}

/** A request ready to be sent, and what it was made from. */
export interface Call {
  readonly request: WireRequest;
  readonly operation: string;
  /** The right token, whether or not it is sent; null where the call is without a session. */
  readonly token: string | null;
  /** Whose session it belongs to. */
  readonly application: Application;
  readonly sending: Sending;
}

/** Builds one call: JSON in the body, the token in the address (NM-R006, NM-R007). */
export function buildCall(
  { target, contract }: { readonly target: NeimengguTarget; readonly contract: Contract },
  operation: string,
  value: unknown,
  { token, application, sending }: Pick<Call, 'token' | 'application' | 'sending'>,
): Call {
  const { query = queryOf(token, sending) } = sending;
  const path = sending.path ?? pathOf(target, contract, operation);
  const separator = path.includes('?') ? '&' : '?';
  const headers = override(
    { ...target.headers, Accept: 'application/json', 'Content-Type': 'application/json' },
    sending.headers,
  );
  const request = {
    method: sending.method ?? 'POST',
    path: query === '' ? path : path + separator + query,
    headers,
    body: sending.body === undefined ? Buffer.from(JSON.stringify(value)) : bytes(sending.body),
  };
  return { request, operation, token, application, sending };
}

/** NM-A02: the parameter is always called `access_token`. */
const queryOf = (token: string | null, { spoil = (right) => right }: Sending): string =>
  token === null ? '' : `access_token=${encodeURIComponent(spoil(token).toWellFormed())}`;
