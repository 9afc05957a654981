import type { Contract } from '../../contract/contract.ts';
import type { WireRequest } from '../../exchange/client.ts';
import { bytes, type Framing, override, pathOf } from '../../exchange/request.ts';
import { multipartBody, multipartType, type Part } from './multipart.ts';
import type { Sealed, Sealing } from './sealing.ts';
import { type Account, type ShanxiTarget, systemParameters } from './target.ts';

/** How a call is to be sent, where it is not the plain way. */
export interface Sending extends Framing {
  /** Who calls; by default the account under test. */
  readonly account?: Account;
  /** Sends the call in the `sm` profile. */
  readonly sealed?: Sealing | true;
  /** Sends a form in the place of JSON. */
  readonly form?: readonly Part[];
}

/** Parameters of the interface by name; one that is undefined is left out. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A request ready to be sent, and what it was made from. */
export interface Call {
  readonly request: WireRequest;
  readonly operation: string;
  readonly account: Account;
  readonly sending: Sending;
}

/** The JSON of a call: the system parameters of the caller, then those of the interface. */
export const payloadOf = (account: Account, parameters: Parameters): object => ({
  ...systemParameters(account),
  ...parameters,
});

/** Builds one call; `sealed` is its body where it was sealed. */
export function buildCall(
  { target, contract }: { readonly target: ShanxiTarget; readonly contract: Contract },
  operation: string,
  parameters: Parameters,
  { sending, sealed }: { readonly sending: Sending; readonly sealed?: Sealed | undefined },
): Call {
  const { account = target.account, form } = sending;
  const type = form ? multipartType : 'application/json';
  const headers = override(
    { ...target.headers, Accept: 'application/json', 'Content-Type': type },
    sending.headers,
  );
  const plain = () =>
    form ? multipartBody(form) : Buffer.from(JSON.stringify(payloadOf(account, parameters)));
  const request = {
    method: sending.method ?? 'POST',
    path: sending.path ?? pathOf(target, contract, operation),
    headers,
    body: sending.body === undefined ? (sealed?.body ?? plain()) : bytes(sending.body),
  };
  return { request, operation, account, sending };
}
