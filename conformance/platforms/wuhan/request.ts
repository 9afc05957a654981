import { randomUUID } from 'node:crypto';
import { sign } from '../../../spec/protocol/signature.ts';
import { type SignatureFaultId, signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import type { WireRequest } from '../../client.ts';
import type { Contract } from '../../contract.ts';
import type { Application, Target } from '../../target.ts';

/** Query parameters; untyped, because checks send what the document forbids as well. */
export type Query = Readonly<Record<string, unknown>>;

/** How a call is to be sent, where it is not the plain way. */
export interface Sending {
  readonly as?: Application;
  /** Wrong ways to sign; the default is the right one. */
  readonly fault?: SignatureFaultId;
  /** Any other value in the place of the right signature. */
  readonly signature?: (right: string) => string;
  /** Seconds the clock of the caller is ahead; or a timestamp as it stands in the header. */
  readonly ahead?: number;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly method?: string;
  readonly path?: string;
  readonly form?: boolean;
  /** A body in the place of the right one, byte by byte. */
  readonly body?: Buffer | string | null;
  /** Headers to set, or with null to leave out; the name's case is kept. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly unpaced?: boolean;
  /** Not for the checks over the whole run: the reply may be odd for a reason. */
  readonly aside?: boolean;
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
}

/** What is the same for every call of a run. */
export interface Caller {
  readonly target: Target;
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
  const signature = signatureOf({ ...application, timestamp, nonce }, sending);
  const headers = override(
    {
      ...target.headers,
      Accept: 'application/json',
      'Content-Type': sending.form ? formType : 'application/json',
      [dialect.passidHeader]: application.passid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': signature,
    },
    sending.headers ?? {},
  );
  const method = sending.method ?? 'POST';
  const path = sending.path ?? pathOf(target, contract, operation);
  const body = sending.body === undefined ? encode(query, sending.form) : bytes(sending.body);
  const request = { method, path, headers, body };
  return { request, application, timestamp, nonce, sending, signedAt };
}

const formType = 'application/x-www-form-urlencoded; charset=UTF-8';

function signatureOf(
  signer: { passid: string; token: string; timestamp: string; nonce: string },
  { fault, signature }: Sending,
): string {
  const wrong = signatureFaults.find(({ id }) => id === fault);
  const value = wrong ? wrong.forge(signer) : sign(signer);
  return signature ? signature(value) : value;
}

/** The target's own path map first, else the document's path below the target's base path. */
export function pathOf(target: Target, contract: Contract, operation: string): string {
  const base = new URL(target.url).pathname.replace(/\/$/, '');
  const endpoint = contract.endpoints.find((found) => found.operation.operationId === operation);
  return base + (target.paths?.[operation] ?? endpoint?.path ?? `/${operation}`);
}

/** JSON under `query`, or the flat form (WH-A10). */
function encode(query: Query, form = false): Buffer {
  if (!form) return Buffer.from(JSON.stringify({ query }));
  const pairs = Object.entries(query).map(([name, value]) => [name, `${value}`]);
  return Buffer.from(new URLSearchParams(pairs).toString());
}

const bytes = (body: Buffer | string | null): Buffer | null =>
  typeof body === 'string' ? Buffer.from(body) : body;

/** Names match without case; the case of the overriding name is what is sent. */
function override(
  headers: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): readonly (readonly [string, string])[] {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !changed.has(name.toLowerCase()));
  const set = Object.entries(changes).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return [...kept, ...set];
}
