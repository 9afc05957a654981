import { judge } from '../../judge.ts';
import type { ShanxiTarget } from '../../platforms/shanxi/target.ts';
import { verdictsOf } from '../verdicts.ts';
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
  const report = await judge({ target, only });
  return { ...verdictsOf(report), leftBehind: report.leftBehind, state: endpoint.state };
}

/** What fails of a check and what it builds on. */
export async function failuresOf(id: string, changes: Changes): Promise<readonly string[]> {
  const looksBack = /\.(failure|reply|rate|frame|result)\./.test(id);
  const { failed } = await judgePlatform(changes, looksBack ? {} : { only: [id] });
  return failed;
}
