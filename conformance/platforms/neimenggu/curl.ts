import { valueAt } from '../../../spec/pointer.ts';
import type { Contract } from '../../contract/contract.ts';
import {
  bodyArguments,
  connectionArguments,
  headerArgument,
  inShell,
  quote,
  silentHeaders,
  spoiledWord,
} from '../../curl/shell.ts';
import {
  demand,
  inJson,
  localeFor,
  type Made,
  type Part,
  settingOf,
  spelled,
  withoutUnused,
} from '../../curl/shell-variables.ts';
import { pathOf } from '../../exchange/request.ts';
import { applicationsOf } from '../../target/target.ts';
import type { Call } from './request.ts';
import type { Application, NeimengguTarget } from './target.ts';

/**
 * A bash command that logs in afresh, where the call needs a session, and sends the same. The
 * appSecret is read from the variable QIYUE_SECRET and never printed. What was wrong on purpose
 * stays wrong.
 */
export function curlOf(target: NeimengguTarget, contract: Contract, call: Call): string {
  const { request, application, sending } = call;
  const place = { target, contract, application };
  const { secrets, lines, parts } = variablesOf(target, call);
  const url = inShell(new URL(target.url).origin + request.path, parts);
  const command = [
    `curl -sS -i -X ${request.method} ${url}`,
    ...connectionArguments(target),
    ...request.headers.map(([name, value]) => headerArgument(name, value, parts)),
    ...silentHeaders(request.headers),
    ...bodyArguments(request.body, parts),
  ].join(' \\\n  ');
  const text = lines.join('\n') + command;
  const other = othersOf(target, call).find(
    ({ appSecret }) => appSecret === secretIn(request.body),
  );
  const session = /\$\{?TOKEN\b/.test(text);
  return withoutUnused([
    ...localeFor([application.appSecret]),
    ...(session || text.includes('QIYUE_SECRET')
      ? [demand('QIYUE_SECRET', `appSecret of ${application.appKey}`)]
      : []),
    ...(other && text.includes(otherSecret)
      ? [demand(otherSecret, `appSecret of ${other.appKey}`)]
      : []),
    ...secrets,
    ...(session ? [loginCommand(place)] : []),
    ...(session && sending.closed ? [logoutCommand(place)] : []),
    ...lines,
    command,
  ]).join('\n');
}

interface Variables {
  /** Commands that set how the right secrets are spelled. */
  readonly secrets: readonly string[];
  /** Commands that set what is made from the token or the secret. */
  readonly lines: readonly string[];
  readonly parts: readonly Part[];
}

/** What must not stand in the command, or is another each time. */
function variablesOf(target: NeimengguTarget, call: Call): Variables {
  const { token, application, request, sending } = call;
  const tokens = [token ?? '', sending.spoil?.(token ?? '') ?? ''];
  const [right, wrong] = tokens.map((text) => encodeURIComponent(text.toWellFormed()));
  const { appSecret } = application;
  const given = secretIn(request.body);
  const isSpoiled = given !== appSecret && spoiledWord(appSecret, given, '').includes('$');
  const wrongSecret = ['$WRONG_SECRET', spoiledWord(appSecret, given, 'QIYUE_SECRET')] as const;
  const made: readonly Made[] = [
    ...(wrong ? [[wrong, '$WRONG', spoiledWord(right ?? '', wrong, 'TOKEN')] as const] : []),
    ...(isSpoiled ? [[given, ...wrongSecret] as const, ...spelled(given, '$WRONG_SECRET')] : []),
  ];
  const secrets = [
    ...spelled(appSecret, '$QIYUE_SECRET'),
    ...othersOf(target, call).flatMap((one) => spelled(one.appSecret, `$${otherSecret}`)),
  ];
  return {
    secrets: secrets.map(settingOf),
    lines: made.map(settingOf),
    parts: [
      ...made.toReversed().map(([value, variable]) => [value, variable] as const),
      [right ?? '', '$TOKEN'],
      ...secrets.map(([value, variable]) => [value, variable] as const),
      [appSecret, '$QIYUE_SECRET'],
      ...othersOf(target, call).map((one) => [one.appSecret, `$${otherSecret}`] as const),
    ],
  };
}

/** Where the secret of a second application is sent in the place of the first one's. */
const otherSecret = 'QIYUE_OTHER_SECRET';

const othersOf = (target: NeimengguTarget, { application }: Call): readonly Application[] =>
  applicationsOf(target).filter(({ appSecret }) => appSecret !== application.appSecret);

/** The appSecret that a login sends; empty where it sends none. */
function secretIn(body: Buffer | null): string {
  const found = valueAt(parsed(body), '/appSecret');
  return typeof found === 'string' ? found : '';
}

function parsed(body: Buffer | null): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}

interface Place {
  readonly target: NeimengguTarget;
  readonly contract: Contract;
  readonly application: Application;
}

/** Takes the token out of the reply under either of its names (NM-A01). */
function loginCommand({ target, contract, application }: Place): string {
  const { appKey, appSecret, account } = application;
  const credentials = JSON.stringify({ appKey, appSecret, account });
  const body = inShell(credentials, [
    [inJson(appSecret), inJson(appSecret) === appSecret ? '$QIYUE_SECRET' : '$QIYUE_SECRET_JSON'],
  ]);
  const found = `sed -n 's/.*"access_\\{0,1\\}[tT]oken" *: *"\\([^"]*\\)".*/\\1/p' | head -n 1`;
  return `TOKEN=$(${post({ target, contract }, 'login')} --data-raw ${body} | ${found})`;
}

const logoutCommand = (place: Place): string =>
  `${post(place, 'logout', 'access_token=')}"$TOKEN" >/dev/null`;

function post(
  { target, contract }: Pick<Place, 'target' | 'contract'>,
  operation: string,
  query = '',
): string {
  const path = pathOf(target, contract, operation);
  const separator = query === '' ? '' : path.includes('?') ? '&' : '?';
  const url = new URL(target.url).origin + path + separator + query;
  const headers = Object.entries({ 'Content-Type': 'application/json', ...target.headers });
  const sent = headers.map(([name, value]) => headerArgument(name, value));
  return ['curl -sS', ...connectionArguments(target), ...sent, '-X POST', quote(url)].join(' ');
}
