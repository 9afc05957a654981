import type { Check } from '../check.ts';
import { judged } from '../checks/all.ts';
import type { Recorder } from '../exchange/recorder.ts';
import { Mismatch } from '../mismatch.ts';
import { type Platform, runChecks } from '../run.ts';
import type { Limits } from '../selection/stop.ts';
import type { Target } from '../target/target.ts';
import { caller } from './wuhan/gateway.ts';

export type Body = Check<Recorder>['run'];

/** The same words in both languages. */
export const same = (text: string) => ({ zh: text, en: text });

/** A check of a test; `rest` says what is not ordinary about it. */
export function check(id: string, run: Body, rest: Partial<Check<Recorder>> = {}): Check<Recorder> {
  const base = { requirements: ['WH-R014'], severity: 'must', source: 'hand-written' } as const;
  return { ...base, id: `wuhan.test.${id}`, operation: '*', title: same(id), run, ...rest };
}

export const difference = { expected: same('this'), actual: same('that'), at: '/errcode' };

export const passes: Body = () => undefined;
export const fails: Body = () => {
  throw new Mismatch(difference);
};
export const breaks: Body = () => {
  throw new TypeError('a bug of ours');
};
export const warns: Body = ({ warn }) => warn({ reading: 'WH-A15', says: same('odd'), at: null });

/** The least that a platform can be: its session is the recorder. */
export const platform: Platform<Recorder> = {
  open: () => (recorder) => recorder,
  prepare: async () => undefined,
};

/** Runs checks against an endpoint; without a `url` in `rest` nobody listens there. */
export function trial(
  checks: readonly Check<Recorder>[],
  rest: Partial<Target> = {},
  on: Platform<Recorder> = platform,
  limits: Limits = {},
) {
  const nowhere = { contract: 'wuhan', url: 'http://127.0.0.1:9', application: caller } as const;
  const { contract } = judged.wuhan();
  return runChecks({ target: { ...nowhere, ...rest }, contract, platform: on, checks, ...limits });
}
