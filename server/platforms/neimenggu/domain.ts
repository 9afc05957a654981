import type { Fault, FaultKind } from '../../http/fault.ts';
import { accept, type Result, refuse } from '../../result.ts';
import { filledText } from './field-check.ts';

/** Everything that a call can be refused for; `refusals.ts` says how the wire words it. */
export type RefusalKind =
  | FaultKind
  | 'bad-app-key'
  | 'no-app-secret'
  | 'bad-login'
  | 'bad-session'
  | 'empty-caseid'
  | 'empty-casename'
  | 'empty-caseintroduction'
  | 'empty-illegality'
  | 'empty-penalty'
  | 'bad-penaltydate'
  | 'empty-penaltyorg'
  | 'empty-penaltylist'
  | 'empty-entity'
  | 'too-long'
  | 'conflict';

export interface Refusal extends Fault<RefusalKind> {
  /** NM-A27: what is wrong beside it, in the order of the codes. */
  readonly others?: readonly Fault<RefusalKind>[];
}

export const refusal = (kind: RefusalKind, zh: string, en: string) =>
  refuse<Refusal>({ kind, says: { zh, en } });

/** NM-R027, NM-A15: seconds that a session lives, counted from its login. */
export const sessionSeconds = 30 * 60;

/** What a login gives: texts, or what each is refused for where it is none (NM-A28). */
export type Credentials = Readonly<Record<CredentialName, Result<string, Refusal>>>;

type CredentialName = 'appKey' | 'appSecret' | 'account';

export const credentialsIn = (body: Readonly<Record<string, unknown>>): Credentials => ({
  appKey: credential(body, 'appKey', 'bad-app-key'),
  appSecret: credential(body, 'appSecret', 'no-app-secret'),
  account: credential(body, 'account', 'bad-login'),
});

function credential(
  body: Readonly<Record<string, unknown>>,
  name: CredentialName,
  kind: RefusalKind,
): Result<string, Refusal> {
  const text = filledText(Object.hasOwn(body, name) ? body[name] : undefined, name);
  return text.ok ? text : refuse({ kind, says: text.refusal });
}

/** The texts alone; an empty one stands where there is none, and names nobody. */
export const textsOf = ({ appKey, appSecret, account }: Credentials) => ({
  appKey: appKey.ok ? appKey.value : '',
  appSecret: appSecret.ok ? appSecret.value : '',
  account: account.ok ? account.value : '',
});

/** What the stores know of the application, the secret and the account that a login names. */
export interface Findings {
  readonly application: { readonly disabled: boolean } | undefined;
  readonly secretFits: boolean;
  readonly accountExists: boolean;
}

/**
 * NM-A08, NM-A09, NM-A57: the first fault alone. What a caller can see in its own words comes
 * before what only we know, so that no refusal but the last depends on the secret. A wrong secret
 * and an unknown account read alike, so that nobody can try out either.
 */
export function loginDecision(given: Credentials, found: Findings): Result<true, Refusal> {
  if (!given.appKey.ok) return given.appKey;
  if (!found.application) {
    return refusal('bad-app-key', '没有这个 appKey', 'there is no such appKey');
  }
  if (found.application.disabled) {
    return refusal('bad-app-key', '应用已停用', 'the application is disabled');
  }
  if (!given.appSecret.ok) return given.appSecret;
  if (!given.account.ok) return given.account;
  return found.secretFits && found.accountExists ? accept(true) : wrongLogin;
}

const wrongLogin = refusal(
  'bad-login',
  'appSecret 或 account 不对',
  'appSecret or account is wrong',
);

/**
 * NM-A47: whether a login may have been a guess. One whose secret is right counts as well, or the
 * delay of its answer, and of the next one, would tell that it is.
 */
export const isGuess = (decision: Result<true, Refusal>): boolean => decision === wrongLogin;

/**
 * NM-R006, NM-A02: the token from the query string; the spelling of the login's example is read
 * where the documented one is absent. A parameter that is repeated is none: which one is meant?
 */
export function tokenIn(query: string): Result<string, Refusal> {
  const parameters = new URLSearchParams(query);
  const documented = parameters.getAll('access_token');
  const given = documented.length > 0 ? documented : parameters.getAll('accessToken');
  const [token = '', ...more] = given;
  if (more.length > 0) {
    return refusal(
      'bad-session',
      'access_token 在网址中出现了不止一次',
      'access_token occurs more than once in the URL',
    );
  }
  if (token !== '') return accept(token);
  return refusal('bad-session', '网址中没有 access_token', 'access_token is missing in the URL');
}

/** NM-A17: one answer for a token that is unknown, expired or closed. */
export const deadSession = refusal(
  'bad-session',
  '令牌不认得、已过期或已退出，请重新登录',
  'the token is unknown, expired or logged out; log in again',
);

/** NM-R020: the whole reply of a logout, and the beginning of every other success. */
export const success = { ackCode: 'SUCCESS', errors: [] } as const;

/** NM-R016, NM-R028, NM-A01: the name of the table, and the one of the example beside it. */
export const loggedIn = (token: string): object => ({
  ...success,
  access_token: token,
  accessToken: token,
});
