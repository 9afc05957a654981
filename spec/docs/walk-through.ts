import { bundleOf } from '../bundles.ts';
import { dereference } from '../dereference.ts';
import { mockedCalls } from '../mocked-calls.ts';

/**
 * Commands for a POSIX shell that log in to the reference server as its demo application, hand over
 * a case and log out, each with what the reply before it gave.
 */
export function walkThrough(base: string): readonly string[] {
  const calls = mockedCalls(dereference(bundleOf('neimenggu', 'zh')));
  const post = (name: string, body: string, query = ''): string => {
    const path = calls.find((call) => call.name === name)?.path ?? '';
    return `curl -sS -X POST "$base${path}${query}" \\\n  -H 'Content-Type: application/json' -d '${body}'`;
  };
  const bodyOf = (name: string) => calls.find((call) => call.name === name)?.body ?? '';
  const login = JSON.parse(bodyOf('login'));
  const ofCase = JSON.parse(bodyOf('receiveCaseinfo'));
  return [
    `base=${base}`,
    "secret=$(sed -n 's/^ *appSecret: //p' targets/neimenggu.yaml | head -n 1)",
    `token=$(${post('login', shellJson({ ...login, appSecret: '$secret' }))} |
  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    post('receiveCaseinfo', JSON.stringify({ ...ofCase, caseid: 'TRY-1' }), token),
    post('logout', bodyOf('logout'), token),
    'npx qiyue cases list neimenggu',
  ];
}

const token = '?access_token=$token';

/** JSON within single quotes, which are left where a variable of the shell stands. */
const shellJson = (value: object): string =>
  JSON.stringify(value).replace(/\$\w+/g, (variable) => `'"${variable}"'`);
