import { createHash, randomUUID } from 'node:crypto';
import { sign } from '../../../spec/protocol/signature.ts';
import type { WireRequest } from '../mutant.ts';
import type { Credentials, Surroundings } from './surroundings.ts';

/** What a caller says about itself in the four headers (WH-R029 to WH-R032). */
export interface Claim {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

/** Signs a request for one application, now, with a nonce of its own. */
export const wuhanSigning = (request: WireRequest, { passid, token }: Credentials): WireRequest => {
  const { 'x-tif-paasid': _alias, ...headers } = request.headers;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const claim = {
    'x-tif-passid': passid,
    'x-tif-timestamp': timestamp,
    'x-tif-nonce': nonce,
    'x-tif-signature': sign({ timestamp, token, nonce }),
  };
  return { ...request, headers: { ...headers, ...claim } };
};

export const claimOf = ({ headers }: WireRequest): Claim => ({
  timestamp: headers['x-tif-timestamp'] ?? '',
  nonce: headers['x-tif-nonce'] ?? '',
  signature: headers['x-tif-signature'] ?? '',
});

export const passidOf = ({ headers }: WireRequest): string =>
  headers['x-tif-passid'] ?? headers['x-tif-paasid'] ?? '';

export const callerOf = (
  request: WireRequest,
  { applications }: Surroundings,
): Credentials | undefined =>
  applications.find((application) => application.passid === passidOf(request));

/** The same call with good credentials of its own caller, else of the first application. */
export const resigned = (request: WireRequest, around: Surroundings): WireRequest =>
  around.resign(request, callerOf(request, around));

/** How a caller puts together what it hashes. */
export type Formula = (claim: Claim, token: string) => string;

/** The formula of `readings.md`; the others there are the usual mistakes. */
export const canonical: Formula = ({ timestamp, nonce }, token) =>
  timestamp + token + nonce + timestamp;

/** The request is signed by this formula, with the token of its own PASSID. */
export const signedAs =
  (formula: Formula) =>
  (request: WireRequest, around: Surroundings): boolean => {
    const caller = callerOf(request, around);
    return caller !== undefined && matches(request, formula, caller.token);
  };

export const signedRightly = signedAs(canonical);

/** All four headers are there, the caller is known, and the signature is not its own. */
export const signedWrongly = (request: WireRequest, around: Surroundings): boolean =>
  callerOf(request, around) !== undefined &&
  !Object.values(claimOf(request)).includes('') &&
  !signedRightly(request, around);

/** The request is signed right, but with the token of an application that it does not name. */
export const signedByAnother = (request: WireRequest, around: Surroundings): boolean =>
  callerOf(request, around) !== undefined &&
  around.applications.some(
    ({ passid, token }) => passid !== passidOf(request) && matches(request, canonical, token),
  );

/** How far ahead of our clock the timestamp is, in seconds; `NaN` where it is no number. */
export const secondsAhead = (request: WireRequest): number =>
  Number(claimOf(request).timestamp || NaN) - Date.now() / 1000;

function matches(request: WireRequest, formula: Formula, token: string): boolean {
  const claim = claimOf(request);
  const digest = createHash('sha256').update(formula(claim, token)).digest('hex');
  return digest === claim.signature.toLowerCase();
}
