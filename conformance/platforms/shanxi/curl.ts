import {
  bodyArguments,
  connectionArguments,
  headerArgument,
  inShell,
  silentHeaders,
  spoiledWord,
} from '../../curl/shell.ts';
import {
  demand,
  isUsed,
  localeFor,
  type Made,
  settingOf,
  spelled,
  withoutUnused,
} from '../../curl/shell-variables.ts';
import type { Call } from './request.ts';
import { type Account, accountsOf, type ShanxiTarget } from './target.ts';

/**
 * A bash command that sends the same. Secrets are read from variables and never printed; what was
 * wrong on purpose stays wrong. A sealed request is sent as it was: it has neither clock nor nonce,
 * and nobody but the platform can read it.
 */
export function curlOf(target: ShanxiTarget, { request, account }: Call): string {
  const secrets = secretsOf(target, account);
  const made = madeOf(request.body?.toString('utf8') ?? '', account);
  const spellings = secrets.flatMap(({ value, variable }) => spelled(value, `$${variable}`));
  const parts = [
    ...[...made.toReversed(), ...spellings].map(([value, variable]) => [value, variable] as const),
    ...secrets.map(({ value, variable }) => [value, `$${variable}`] as const),
  ];
  const command = [
    `curl -sS -i -X ${request.method} ${inShell(new URL(target.url).origin + request.path, parts)}`,
    ...connectionArguments(target),
    ...request.headers.map(([name, value]) => headerArgument(name, value, parts)),
    ...silentHeaders(request.headers),
    ...bodyArguments(request.body, parts),
  ].join(' \\\n  ');
  const lines = withoutUnused([...[...spellings, ...made].map(settingOf), command]);
  const used = secrets.filter(({ variable }) => isUsed(variable, lines.join('\n')));
  return [
    ...localeFor(used.map(({ value }) => value)),
    ...used.map(({ variable, what }) => demand(variable, what)),
    ...lines,
  ].join('\n');
}

interface Secret {
  readonly value: string;
  readonly variable: string;
  readonly what: string;
}

/** The secrets of the caller, then those of the others; of the same value one is enough. */
function secretsOf(target: ShanxiTarget, caller: Account): readonly Secret[] {
  const all = [caller, ...accountsOf(target)].flatMap(({ accessid, username, pwd }, index) => {
    const number = index === 0 ? '' : `_${index}`;
    return [
      { value: accessid, variable: `QIYUE_ACCESSID${number}`, what: `accessid of ${username}` },
      { value: pwd, variable: `QIYUE_PWD${number}`, what: `pwd of ${username}` },
    ];
  });
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at);
}

/** A wrong secret that a person could read the right one from, and how it is spelled. */
const madeOf = (text: string, { accessid, pwd }: Account): readonly Made[] =>
  [
    { name: 'accessid', right: accessid, variable: 'QIYUE_ACCESSID' },
    { name: 'pwd', right: pwd, variable: 'QIYUE_PWD' },
  ].flatMap(({ name, right, variable }) => {
    const value = givenIn(text, name);
    if (value === undefined || value === right) return [];
    const word = spoiledWord(right, value, variable);
    const wrong = `$WRONG_${name.toUpperCase()}`;
    return word.includes('$') ? [[value, wrong, word] as const, ...spelled(value, wrong)] : [];
  });

/** The value that a body gives a parameter; undefined where that is no text of JSON. */
function givenIn(text: string, name: string): string | undefined {
  const found = new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`).exec(text)?.[1];
  if (found === undefined) return undefined;
  try {
    return String(JSON.parse(found));
  } catch {
    return undefined;
  }
}
