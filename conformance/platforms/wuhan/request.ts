import { randomUUID } from 'node:crypto';
import {
  baseString,
  digest,
  type Signer,
  sameSignature,
} from '../../../spec/protocol/signature.ts';
import { type SignatureFaultId, signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import type { Contract } from '../../contract/contract.ts';
import type { WireRequest } from '../../exchange/client.ts';
import { bytes, type Framing, override, pathOf } from '../../exchange/request.ts';
import type { Application, WuhanTarget } from './target.ts';

/** Query parameters; untyped, because checks send what the document forbids as well. */
export type Query = Readonly<Record<string, unknown>>;

/** How a call is to be sent, where it is not the plain way. */
export interface Sending extends Framing {
  readonly as?: Application;
  /** Wrong ways to sign; the default is the right one. */
  readonly fault?: SignatureFaultId;
  /** Any other value in the place of the right signature. */
  readonly signature?: (right: string) => string;
  /** Seconds the clock of the caller is ahead; or a timestamp as it stands in the header. */
  readonly ahead?: number;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly form?: boolean;
}

/** A request ready to be sent, and the parts it was signed from. */
export interface SignedCall {
  readonly request: WireRequest;
  readonly application: Application;
  readonly timestamp: string;
  readonly nonce: string;
  readonly sending: Sending;
  /** Unix seconds when it was signed. */
  readonly signedAt: number;
  /** What was signed, the TOKEN masked; undefined when the signature is that of nothing. */
  readonly base: string | undefined;
}

/** What is the same for every call of a run. */
export interface Caller {
  readonly target: WuhanTarget;
  readonly contract: Contract;
  readonly dialect: { readonly passidHeader: string };
}

/** Builds and signs one call of an operation (WH-R029 to WH-R035). */
export function signCall(
  { target, contract, dialect }: Caller,
  operation: string,
  query: Query,
  sending: Sending = {},
): SignedCall {
  const application = sending.as ?? target.application;
  const signedAt = Math.floor(Date.now() / 1000);
  const timestamp = sending.timestamp ?? String(signedAt + (sending.ahead ?? 0));
  const nonce = sending.nonce ?? randomUUID();
  const base = baseOf({ ...application, timestamp, nonce }, sending);
  const right = digest(base);
  const headers = override(
    {
      ...target.headers,
      Accept: 'application/json',
      'Content-Type': sending.form ? formType : 'application/json',
      [dialect.passidHeader]: application.passid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      [signatureHeader]: sending.signature?.(right) ?? right,
    },
    sending.headers,
  );
  const method = sending.method ?? 'POST';
  const path = sending.path ?? pathOf(target, contract, operation);
  const body = sending.body === undefined ? encode(query, sending.form) : bytes(sending.body);
  const request = { method, path, headers, body };
  const shown = isCarried(right, headers) ? masked(base, application) : undefined;
  return { request, application, timestamp, nonce, sending, signedAt, base: shown };
}

const formType = 'application/x-www-form-urlencoded; charset=UTF-8';

/** The text that is hashed, rightly or in one of the usual wrong ways; it holds the TOKEN. */
const baseOf = (signer: Signer, { fault }: Sending): string =>
  signatureFaults.find(({ id }) => id === fault)?.base(signer) ?? baseString(signer);

/** Checks may have put any other value in its place. */
const isCarried = (signature: string, headers: WireRequest['headers']): boolean =>
  headers.some(
    ([name, value]) => name.toLowerCase() === signatureHeader && sameSignature(value, signature),
  );

const signatureHeader = 'x-tif-signature';

const masked = (base: string, { token }: Application): string => base.replaceAll(token, '******');

/** JSON under `query`, or the flat form (WH-A10). */
function encode(query: Query, form = false): Buffer {
  if (!form) return Buffer.from(JSON.stringify({ query }));
  const pairs = Object.entries(query).map(([name, value]) => [name, `${value}`]);
  return Buffer.from(new URLSearchParams(pairs).toString());
}
