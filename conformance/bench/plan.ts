import { sign } from '../../spec/protocol/signature.ts';
import type { WireRequest } from '../exchange/client.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { applicationsOf } from '../target/target.ts';

/** A request of a judge's run in a form that can be written down and sent again later. */
export interface Planned {
  readonly method: string;
  readonly path: string;
  readonly headers: WireRequest['headers'];
  /** Base64. */
  readonly body: string | null;
  /** Signed rightly with this TOKEN; where it is absent, the request keeps its wrong signature. */
  readonly token: string | null;
}

/** What the loop is given. */
export interface Plan {
  readonly origin: string;
  /** Unix second in which the requests were signed. */
  readonly second: number;
  readonly requests: readonly Planned[];
}

const names = {
  passid: 'x-tif-passid',
  timestamp: 'x-tif-timestamp',
  nonce: 'x-tif-nonce',
  signature: 'x-tif-signature',
} as const;

/** Writes down a request that the judge has sent. */
export function planned(request: WireRequest, target: WuhanTarget): Planned {
  const { method, path, headers, body } = request;
  return { method, path, headers, body: body?.toString('base64') ?? null, token: tokenOf() };

  function tokenOf(): string | null {
    const { passid = '', timestamp = '', nonce = '', signature = '' } = credentials(headers);
    const token = applicationsOf(target).find((one) => one.passid === passid)?.token;
    if (token === undefined) return null;
    return sign({ timestamp, nonce, token }) === signature.toUpperCase() ? token : null;
  }
}

/**
 * Gives the requests of a plan as they have to be sent in this second: clocks that were off are
 * off by as much, nonces are new but a replay stays one, and wrong signatures stay wrong.
 */
export function renewal(plan: Plan, freshNonce: () => string) {
  const nonces = new Map<string, string>();
  return (request: Planned, second: number): WireRequest => {
    const { timestamp, nonce } = credentials(request.headers);
    const changed = new Map<string, string>();
    if (nonce !== undefined) changed.set(names.nonce, nonceFor(nonce));
    if (timestamp !== undefined)
      changed.set(names.timestamp, moved(timestamp, second - plan.second));
    if (request.token !== null) changed.set(names.signature, signed(changed, request.token));
    const headers = request.headers.map(
      ([name, value]) => [name, changed.get(name.toLowerCase()) ?? value] as const,
    );
    const { method, path, body } = request;
    return { method, path, headers, body: body === null ? null : Buffer.from(body, 'base64') };
  };

  /** A nonce of an odd form is the point of its request, so only UUIDs are renewed. */
  function nonceFor(old: string): string {
    if (!/^[0-9a-f-]{36}$/.test(old)) return old;
    const nonce = nonces.get(old) ?? freshNonce();
    nonces.set(old, nonce);
    return nonce;
  }
}

const moved = (timestamp: string, seconds: number): string =>
  /^\d{10}$/.test(timestamp) ? String(Number(timestamp) + seconds) : timestamp;

const signed = (headers: ReadonlyMap<string, string>, token: string): string =>
  sign({
    timestamp: headers.get(names.timestamp) ?? '',
    nonce: headers.get(names.nonce) ?? '',
    token,
  });

function credentials(headers: WireRequest['headers']) {
  const values = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const { passid, timestamp, nonce, signature } = names;
  return {
    passid: values.get(passid) ?? values.get('x-tif-paasid'),
    timestamp: values.get(timestamp),
    nonce: values.get(nonce),
    signature: values.get(signature),
  };
}
