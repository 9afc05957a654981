import { randomBytes } from 'node:crypto';
import type { Application } from '../../platforms/neimenggu/target.ts';
import { type Received, sendJson, startEndpoint, type TestEndpoint } from '../endpoint.ts';
import { faultsOf, type Kept, keep, type Sent, type Told } from './case-rules.ts';

/** One request, as far as a test changes it. */
export interface Asked extends Pick<Received, 'method' | 'headers' | 'body'> {
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly value: Sent;
}

/** The right endpoint, and what a wrong one may do with it. */
export interface RightEndpoint {
  /** What a right endpoint answers. */
  readonly right: (asked: Asked) => Answer;
  /** The sessions that live, and the appKey of each. */
  readonly live: Map<string, string>;
}

/** What an endpoint does with a request. */
export type Deviating = (asked: Asked, endpoint: RightEndpoint) => Answer;

/** What an endpoint does with the cases of its sessions; a test changes one of these. */
export interface Habits {
  readonly faultsOf: (one: Sent) => readonly Told[];
  /** The acceptid, or null where another case has the caseid; `key` says whose it is. */
  readonly keep: (kept: Kept, key: string, one: Sent) => string | null;
  /** The last word on every reply. */
  readonly reply: (value: Sent) => Sent;
}

/** How an endpoint is to be wrong. */
export interface Changes extends Partial<Habits> {
  readonly deviate?: Deviating | undefined;
}

const named = (appKey: string): Application => ({
  appKey,
  appSecret: `Nobody guesses what ${appKey} has`,
  account: `user of ${appKey}`,
});

/** The applications that it knows, as a target file names them. */
export const applications = {
  application: named('one'),
  secondApplication: named('two'),
  disabledApplication: named('disabled'),
} as const;

export const known: readonly Application[] = Object.values(applications);

const failure = (errors: readonly Told[], status = 200): Answer => ({
  status,
  value: { ackCode: 'FAILURE', errors },
});

export const refusal = (errorCode: string, status = 200): Answer =>
  failure([{ errorCode, message: 'refused' }], status);

export const success = (more: Sent = {}): Answer => ({
  status: 200,
  value: { ackCode: 'SUCCESS', errors: [], ...more },
});

/** What was sent as a JSON object; undefined where it is none. */
export function objectIn({ body }: Pick<Asked, 'body'>): Sent | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? (value as Sent) : undefined;
  } catch {
    return undefined;
  }
}

/** An endpoint of Inner Mongolia on a free port, right but for the changes that are given. */
export function startRightEndpoint({
  deviate = (asked, { right }) => right(asked),
  ...changes
}: Changes = {}): Promise<TestEndpoint> {
  const habits: Habits = { faultsOf, keep, reply: (value) => value, ...changes };
  const live = new Map<string, string>();
  const kept: Kept = new Map();

  function right(asked: Asked): Answer {
    const operation = /^\/security\/(login|logout|receiveCaseinfo)$/.exec(asked.path)?.[1];
    if (operation === undefined) return refusal('19404', 404);
    if (asked.method !== 'POST') return refusal('19405', 405);
    if (operation === 'login') return login(asked);
    const token = asked.query.get('access_token') ?? '';
    const appKey = live.get(token);
    if (appKey === undefined) return refusal('13000');
    if (operation === 'receiveCaseinfo') return receive(asked, appKey);
    live.delete(token);
    return success();
  }

  function login({ headers, body }: Asked): Answer {
    const given = objectIn({ body });
    const type = headers['content-type'] ?? '';
    if (given === undefined || !type.startsWith('application/json')) return refusal('19400', 400);
    const fault = loginFault(given);
    if (fault !== null) return refusal(fault);
    const token = randomBytes(24).toString('base64url');
    live.set(token, `${given['appKey']}`);
    return success({ access_token: token });
  }

  function receive(asked: Asked, appKey: string): Answer {
    const one = objectIn(asked);
    if (one === undefined) return refusal('19400', 400);
    const faults = habits.faultsOf(one);
    if (faults.length > 0) return failure(faults);
    const acceptid = habits.keep(kept, `${appKey} ${one['caseid']}`, one);
    return acceptid === null ? refusal('19409') : success({ acceptid });
  }

  return startEndpoint(({ method, path, headers, body }, response) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const asked = { method, headers, body, path: pathname, query: searchParams };
    const { status, value } = deviate(asked, { right, live });
    sendJson(response, habits.reply(value), status);
  });
}

/** The code of the first fault of a login (NM-R049 to NM-R051). */
function loginFault({ appKey, appSecret, account }: Sent): string | null {
  const application = known.find((one) => one.appKey === appKey);
  if (!application || appKey === 'disabled') return '12002';
  if (typeof appSecret !== 'string' || appSecret.trim() === '') return '12003';
  return appSecret === application.appSecret && account === application.account ? null : '12004';
}
