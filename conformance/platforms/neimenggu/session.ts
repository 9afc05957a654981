import { valueAt } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';
import type { Recorder, Recording } from '../../exchange/recorder.ts';
import { openSession, type Session } from '../../exchange/session.ts';
import { Blocked, Mismatch } from '../../mismatch.ts';
import { applicationsOf } from '../../target/target.ts';
import { curlOf } from './curl.ts';
import { buildCall, type Call, type Sending } from './request.ts';
import type { Application, NeimengguTarget } from './target.ts';
import type { Tokens } from './tokens.ts';

/** The hands of a check of Inner Mongolia. Every exchange made through it is kept as evidence. */
export interface NeimengguSession extends Session<NeimengguTarget> {
  /** Sends what the document allows; the token is that of the run's own session. */
  readonly call: (operation: string, value: unknown, sending?: Sending) => Promise<Reply>;
  /** The same hand, named so that a forbidden request is visible where it is made. */
  readonly violate: (operation: string, value: unknown, sending?: Sending) => Promise<Reply>;
  /** Opens one more session; blocked by the check of login where that fails. */
  readonly logIn: (application?: Application) => Promise<string>;
  /** The token of the run's own session, opened when first asked for. */
  readonly token: () => Promise<string>;
  readonly tokens: Tokens;
}

/** Without a session nothing else can be tried. */
export const rootCheck = 'neimenggu.login.right';

/** Nor another application's, without this one. */
export const secondCheck = 'neimenggu.login.second-application';

/** What is the same for every session of a run. */
export interface Run {
  readonly target: NeimengguTarget;
  readonly recording: Recording;
  readonly tokens: Tokens;
}

export function createSession(
  { target, recording, tokens }: Run,
  recorder: Recorder,
): NeimengguSession {
  const { contract } = recording;

  const call = async (operation: string, value: unknown, sending: Sending = {}) => {
    if (operation === 'receiveCaseinfo') demandLeave(target);
    const token = sending.token === undefined ? await tokenFor(operation) : sending.token;
    const application = tokens.ownerOf(token) ?? namedIn(value, target);
    const built = buildCall({ target, contract }, operation, value, {
      token,
      application,
      sending,
    });
    return await reserving(operation === 'login' ? 1 : 0, async () => {
      const reply = await send(built).catch((error: unknown) => {
        if (error instanceof Mismatch) noteStored(recording, built, null);
        throw error;
      });
      noteStored(recording, built, reply);
      noteSession(built, reply);
      return reply;
    });
  };

  /** Each session has to be closed with a request, however small the budget. */
  const reserving = async <Made>(sessions: number, work: () => Promise<Made>): Promise<Made> => {
    const count = (more: number): void => {
      tokens.asked += more;
      recording.reserved = tokens.live().length + tokens.asked;
    };
    count(sessions);
    return await work().finally(() => count(-sessions));
  };

  const send = (built: Call): Promise<Reply> =>
    recorder.send(built.request, {
      operation: built.operation,
      curl: () => curlOf(target, contract, built),
      unpaced: built.sending.unpaced ?? false,
      aside: built.sending.aside ?? false,
      returns: built.sending.returns ?? false,
    });

  /** Whoever opens or ends a session, wrongly or not, need not say so. */
  const noteSession = (made: Call, reply: Reply): void => {
    const { operation, token, application } = made;
    if (token !== null && endsSession(made, reply) && isPlain(made)) tokens.ended(token);
    else if (token !== null && mayHaveEnded(made, reply)) tokens.doubted(token);
    const given = operation === 'login' ? tokenIn(reply) : null;
    if (given === null) return;
    recording.learned.add(given);
    tokens.opened(given, application);
  };

  const logIn = async (application: Application = target.application): Promise<string> => {
    const reply = await call('login', credentialsOf(application));
    const token = tokenIn(reply);
    if (token === null) throw new Blocked(isOwn(application) ? rootCheck : secondCheck);
    return token;
  };

  const isOwn = (application: Application) => application === target.application;
  const token = () => tokens.own(() => logIn());
  const tokenFor = async (operation: string) => (operation === 'login' ? null : token());

  const opened = openSession(target, recording, recorder);
  return { ...opened, call, violate: call, logIn, token, tokens };
}

/** A logout that succeeded, also where it should not have. */
const endsSession = ({ operation }: Call, { outcomes }: Reply): boolean =>
  operation === 'logout' && outcomes.includes('success');

/** The same by another way, or an end that nobody here has made: one check says so, not all. */
const mayHaveEnded = (made: Call, reply: Reply): boolean =>
  endsSession(made, reply) || (isPlain(made) && reply.outcomes.join() === 'bad-credentials');

/** Whether the token's own session is the one that was meant, at the address that ends it. */
const isPlain = ({ sending: { spoil, query, path, method } }: Call): boolean =>
  [spoil, query, path, method].every((one) => one === undefined);

/** What a login sends (NM-R024 to NM-R026). */
export const credentialsOf = ({ appKey, appSecret, account }: Application): Application => ({
  appKey,
  appSecret,
  account,
});

/** The application that a login names, so that its secret is the one to be kept. */
function namedIn(value: unknown, target: NeimengguTarget): Application {
  const appKey = valueAt(value, '/appKey');
  return applicationsOf(target).find((one) => one.appKey === appKey) ?? target.application;
}

/** NM-A01: the token under either of its names; null where login has not given one. */
export function tokenIn({ outcomes, body }: Reply): string | null {
  if (!outcomes.includes('success')) return null;
  const names = ['/access_token', '/accessToken'];
  const found = names.map((at) => valueAt(body, at)).find((value) => typeof value === 'string');
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Whatever is sent there could be stored by an endpoint that forgets to refuse it. */
function demandLeave({ allow = [] }: NeimengguTarget): void {
  if (!allow.includes('write')) throw new Error('a check writes without asking for leave');
}

/**
 * What was accepted stays at the endpoint, whether or not it should have been, and so may what was
 * neither accepted nor refused.
 */
function noteStored({ leftBehind }: Recording, call: Call, reply: Reply | null): void {
  const { operation } = call;
  if (operation !== 'receiveCaseinfo' || isRefused(reply?.outcomes ?? [])) return;
  const value = caseidIn(call.request.body);
  if (leftBehind.some((one) => one.value === value)) return;
  leftBehind.push({ operation, name: 'caseid', value });
}

/** Whether something else went wrong than the service itself. */
const isRefused = (outcomes: Reply['outcomes']): boolean =>
  !outcomes.includes('success') && outcomes.some((outcome) => outcome !== 'server-fault');

function caseidIn(body: Buffer | null): string {
  const text = body?.toString('utf8') ?? '';
  const found = /"caseid"\s*:\s*("(?:[^"\\]|\\.)*"|[^,}\s]+)/.exec(text)?.[1] ?? '—';
  return found.startsWith('"') ? String(JSON.parse(found)) : found;
}
