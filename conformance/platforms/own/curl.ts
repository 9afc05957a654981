import {
  bodyArguments,
  connectionArguments,
  headerArgument,
  inShell,
  silentHeaders,
} from '../../curl/shell.ts';
import {
  demand,
  type Made,
  settingOf,
  spelled,
  withoutUnused,
} from '../../curl/shell-variables.ts';
import type { OwnCall } from './request.ts';
import type { OwnTarget } from './target.ts';

/**
 * A bash command that sends the same. The credential of each scheme is read from a variable such
 * as QIYUE_TOKEN and never printed.
 */
export function curlOf(target: OwnTarget, { request }: OwnCall): string {
  const secrets = Object.entries(target.security ?? {}).map(
    ([scheme, value]) => [value, `$${variableOf(scheme)}`, scheme] as const,
  );
  const made: readonly Made[] = secrets.flatMap(([value, variable]) => [
    [
      Buffer.from(value).toString('base64'),
      `${variable}_BASIC`,
      `$(printf %s "${variable}" | base64 | tr -d '\\n')`,
    ] as const,
    ...spelled(value, variable),
  ]);
  const parts = [...made, ...secrets].map(([value, variable]) => [value, variable] as const);
  const command = [
    `curl -sS -i -X ${request.method} ${inShell(new URL(target.url).origin + request.path, parts)}`,
    ...connectionArguments(target),
    ...request.headers.map(([name, value]) => headerArgument(name, value, parts)),
    ...silentHeaders(request.headers),
    ...bodyArguments(request.body, parts),
  ].join(' \\\n  ');
  const lines = withoutUnused([...made.map(settingOf), command]);
  const asked = secrets.filter(([, variable]) => lines.join('\n').includes(variable));
  const demands = asked.map(([, variable, scheme]) => demand(variable.slice(1), scheme));
  return [...demands, ...lines].join('\n');
}

const variableOf = (scheme: string): string =>
  `QIYUE_${scheme.toUpperCase().replaceAll(/\W/g, '_')}`;
