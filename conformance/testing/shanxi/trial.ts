import { judge } from '../../judge.ts';
import type { ShanxiTarget } from '../../platforms/shanxi/target.ts';
import { accounts, fixtures } from './platform-state.ts';
import { type Changes, startRightEndpoint } from './right-endpoint.ts';

/** The checks to run by id or chapter, and what is another in the target file. */
export interface Trial extends Partial<ShanxiTarget> {
  readonly only?: readonly string[];
}

/** Judges a platform that is wrong in these ways; gives what was found, by id and reading. */
export async function judgePlatform(changes: Changes = {}, { only = [], ...rest }: Trial = {}) {
  await using endpoint = await startRightEndpoint(changes);
  const target: ShanxiTarget = {
    contract: 'shanxi',
    url: endpoint.url,
    rate: 10_000,
    allow: ['write'],
    capabilities: ['publicKey', 'token', 'password', 'upload', 'sm'],
    fixtures,
    ...accounts,
    ...rest,
  };
  const { results, conclusion, leftBehind } = await judge({ target, only });
  const ids = (verdict: string) =>
    results.filter((one) => one.verdict === verdict).map(({ id }) => id);
  const readings = results.flatMap(({ warnings }) => warnings.map(({ reading }) => reading));
  return {
    results,
    failed: [...ids('fail'), ...ids('error')],
    blocked: ids('blocked'),
    skipped: ids('skipped'),
    passed: ids('pass').length,
    readings: [...new Set(readings)],
    exitCode: conclusion.exitCode,
    leftBehind,
    state: endpoint.state,
  };
}

/** What fails of a check and what it builds on. */
export async function failuresOf(id: string, changes: Changes): Promise<readonly string[]> {
  const looksBack = /\.(failure|reply|rate|frame|result)\./.test(id);
  const { failed } = await judgePlatform(changes, looksBack ? {} : { only: [id] });
  return failed;
}
