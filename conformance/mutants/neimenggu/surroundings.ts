import { withFields } from '../bodies.ts';
import { envelopeOf } from '../envelope.ts';
import type * as neutral from '../mutant.ts';
import type { Surround } from '../proxy.ts';
import { calls, loginOf, tokenOf } from './requests.ts';

/** What an application logs in with (NM-R024 to NM-R026). */
export interface Application {
  readonly appKey: string;
  readonly appSecret: string;
  readonly account: string;
}

/** A session that the caller was given. */
export interface Session {
  readonly token: string;
  readonly appKey: string;
  readonly account: string;
  readonly isClosed: boolean;
}

/** What a deviation of Inner Mongolia may use beside the request itself. */
export interface Surroundings extends neutral.Surroundings {
  /** The applications of the target: the one under test first. */
  readonly applications: readonly Application[];
  /** A new session of one application, by default the first: how leniency is faked. */
  readonly login: (application?: Application) => Promise<string>;
  /** The sessions that went through the proxy, the oldest first; not those of `login`. */
  readonly sessions: () => readonly Session[];
}

export type Deviation = neutral.Deviation<Surroundings>;
export type Mutant = neutral.Mutant<Surroundings>;
export type Variant = neutral.Variant<Surroundings>;

/** Lets deviations log in as the applications of a target, and watches the caller's sessions. */
export const surround =
  (applications: readonly Application[]): Surround<Surroundings> =>
  ({ forward, memory }) => {
    let sessions: readonly Session[] = [];
    return {
      memory,
      applications,
      login: (application = applications[0]) => login(forward, application),
      sessions: () => sessions,
      async forward(request) {
        const reply = await forward(request);
        sessions = watched(sessions, request, reply);
        return reply;
      },
    };
  };

async function login(
  forward: neutral.Surroundings['forward'],
  application: Application | undefined,
): Promise<string> {
  if (!application) throw new Error('a deviation logs in, but no application is known');
  const reply = await forward(withFields(emptyLogin, { ...application }));
  const token = envelopeOf(reply)?.['access_token'];
  if (typeof token !== 'string') throw new Error(`no login as ${application.appKey}`);
  return token;
}

const emptyLogin: neutral.WireRequest = {
  method: 'POST',
  path: '/security/login',
  headers: { 'content-type': 'application/json' },
  spelled: [],
  body: Buffer.alloc(0),
};

/** The sessions after one more exchange. */
function watched(
  sessions: readonly Session[],
  request: neutral.WireRequest,
  reply: neutral.WireReply,
): readonly Session[] {
  const envelope = envelopeOf(reply);
  if (envelope?.['ackCode'] !== 'SUCCESS') return sessions;
  const token = envelope['access_token'];
  const { appKey, account } = loginOf(request) ?? {};
  if (calls('login')(request) && typeof token === 'string') {
    const owner = { appKey: String(appKey), account: String(account) };
    return [...sessions, { ...owner, token, isClosed: false }];
  }
  if (!calls('logout')(request)) return sessions;
  const closed = tokenOf(request);
  return sessions.map((one) => (one.token === closed ? { ...one, isClosed: true } : one));
}
