import { judge } from '../../judge.ts';
import type { NeimengguTarget } from '../../platforms/neimenggu/target.ts';
import {
  applications,
  type Changes,
  type Deviating,
  startRightEndpoint,
} from './right-endpoint.ts';

const chaptersOf = (...names: readonly string[]) => names.map((name) => `neimenggu.${name}`);

/** What is tried with cases. */
const aboutCases = chaptersOf('case', 'input');

/** Everything else. */
const aboutSessions = chaptersOf(
  ...['login', 'token', 'logout', 'session', 'route', 'method', 'charset', 'accept', 'body'],
  ...['failure', 'frame', 'codes', 'reply', 'rate'],
);

export interface Trial extends Partial<NeimengguTarget> {
  /** The checks to run, by id or chapter. */
  readonly only: readonly string[];
}

/** Judges an endpoint that is wrong in these ways; gives what was found, by id and reading. */
async function judgeEndpoint(changes: Changes, { only, ...rest }: Trial) {
  await using endpoint = await startRightEndpoint(changes);
  const target: NeimengguTarget = {
    contract: 'neimenggu',
    url: endpoint.url,
    rate: 10_000,
    allow: ['write'],
    ...applications,
    ...rest,
  };
  const { results, conclusion } = await judge({ target, only });
  const ids = (verdict: string) =>
    results.filter((one) => one.verdict === verdict).map(({ id }) => id);
  const readings = results.flatMap(({ warnings }) => warnings.map(({ reading }) => reading));
  return {
    failed: [...ids('fail'), ...ids('error')],
    blocked: ids('blocked'),
    passed: ids('pass').length,
    readings: [...new Set(readings)],
    exitCode: conclusion.exitCode,
  };
}

/** Judges what an endpoint does with cases: all of it by default. */
export const judgeCases = (changes: Changes, only = aboutCases) => judgeEndpoint(changes, { only });

/** Judges what else it does: all of it by default. */
export const judgeSessions = (deviate?: Deviating, trial: Partial<Trial> = {}) =>
  judgeEndpoint({ deviate }, { only: aboutSessions, ...trial });

/** What fails of a check, or of all where it looks back on all. */
export async function failuresOf(id: string, deviate: Deviating): Promise<readonly string[]> {
  const looksBack = /\.(failure|reply|rate|token\.(unguessable|both))/.test(id);
  const { failed } = await judgeSessions(deviate, looksBack ? {} : { only: [id] });
  return failed;
}
