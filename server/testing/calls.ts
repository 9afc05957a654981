import { randomUUID } from 'node:crypto';
import { sign } from '../../spec/protocol/signature.ts';
import { caseOf } from './neimenggu-cases.ts';
import { casePath, loginPath, logoutPath } from './neimenggu-rig.ts';
import type { Request } from './rig.ts';
import { investorsPath } from './wuhan-rig.ts';

/** Right requests of each contract, for whoever sends them to one server or another. */

const json = { 'content-type': 'application/json' };

/** A caller of Wuhan, as its target file names it. */
export interface Passid {
  readonly passid: string;
  readonly token: string;
}

/** A query of Wuhan, signed now; a nonce that is given can be sent more than once. */
export function wuhanQuery({ passid, token }: Passid, nonce: string = randomUUID()): Request {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    ...json,
    'x-tif-passid': passid,
    'x-tif-timestamp': timestamp,
    'x-tif-nonce': nonce,
    'x-tif-signature': sign({ timestamp, nonce, token }),
  };
  return { path: investorsPath, headers, body: { query: {} } };
}

/** A login to Inner Mongolia with the application of a target file. */
export const login = (application: unknown): Request => ({
  path: loginPath,
  headers: json,
  body: application,
});

export const logout = (token: string): Request => ({
  path: `${logoutPath}?access_token=${token}`,
  headers: json,
  body: {},
});

/** A case of Inner Mongolia; fields given take the place of its own. */
export const postedCase = (token: string, given: object = {}): Request => ({
  path: `${casePath}?access_token=${token}`,
  headers: json,
  body: caseOf(given),
});

/** A call of Shanxi by the account of a target file. */
export const shanxiCall = (account: object, operation: string, given: object = {}): Request => ({
  path: `/${operation}`,
  headers: json,
  body: { ...account, ...given },
});
