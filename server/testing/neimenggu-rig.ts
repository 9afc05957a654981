import {
  exchange,
  openRig,
  type Received,
  type Request,
  type Rig,
  type RigSetting,
} from './rig.ts';

/** A request to Inner Mongolia, with `query` after the question mark. */
export type Sent = Partial<Request> & { readonly query?: string };

export interface Body {
  readonly ackCode: string;
  readonly errors: readonly { name?: string; errorCode: string; message: string }[];
  readonly access_token: string;
  readonly accessToken: string;
  readonly acceptid: string;
}

export interface NeimengguRig extends Rig {
  /** The right body of a login, but for what is given. */
  credentials(given?: object): object;
  /** Logs in as `demo-case`, `test`, but for what is given. */
  login(given?: object): Promise<Received<Body>>;
  /** The token of a new session of `demo-case`, or of the account given. */
  token(given?: object): Promise<string>;
  logout(token: string): Promise<Received<Body>>;
  /** Posts JSON to an operation, which is login unless a path is given. */
  call(sent: Sent): Promise<Received<Body>>;
}

export const loginPath = '/security/login';
export const logoutPath = '/security/logout';
export const casePath = '/security/receiveCaseinfo';

/** A server whose demo applications of Inner Mongolia can log in. */
export async function createNeimengguRig(setting: RigSetting = {}): Promise<NeimengguRig> {
  const rig = await openRig(setting);
  const secrets = rig.server.credentials['neimenggu'] ?? {};

  function credentials(given: object = {}) {
    const appKey = 'appKey' in given ? String(given.appKey) : 'demo-case';
    return { appKey, appSecret: secrets[appKey], account: 'test', ...given };
  }
  function call({ query, path = loginPath, headers, ...rest }: Sent) {
    const target = query === undefined ? path : `${path}?${query}`;
    const json = { 'content-type': 'application/json', ...headers };
    return exchange<Body>(rig.server.url, { ...rest, path: target, headers: json });
  }
  const login = (given?: object) => call({ body: credentials(given) });

  return {
    ...rig,
    credentials,
    call,
    login,
    token: async (given) => (await login(given)).body.access_token,
    logout: (token) => call({ path: logoutPath, query: `access_token=${token}`, body: {} }),
  };
}
