import type { Check } from '../../check.ts';
import type { Observation, Reply } from '../../exchange/observation.ts';
import type { WuhanTarget } from '../../platforms/wuhan/target.ts';
import type { Decided } from '../../run.ts';
import { harEntries } from '../har-entry.ts';
import type { HarEntry } from '../har-format.ts';

/** A secret of the target file. */
export const token = '0123456789abcdef0123456789ABCDEF';
/** A secret that the endpoint gave out. */
export const learned = 'a-session-token-of-this-run';
const target: WuhanTarget = {
  contract: 'wuhan',
  url: 'http://user:pass-word@127.0.0.1:8931/base',
  application: { passid: 'tester', token },
};

const check: Check<unknown> = {
  id: 'wuhan.sample.check',
  title: { zh: '样例', en: 'A sample' },
  requirements: ['WH-R036'],
  severity: 'must',
  source: 'hand-written',
  operation: 'queryInvestors',
  run: async () => undefined,
};

/** A reply of which one thing is given. */
export const replyWith = (facts: Partial<Reply>): Reply => ({
  operation: 'queryInvestors',
  status: 200,
  headers: { 'content-type': 'application/json' },
  text: '{"errcode":0}',
  body: { errcode: 0 },
  code: 0,
  codeAt: '/errcode',
  known: true,
  decisive: [],
  outcomes: ['success'],
  frame: [],
  deviations: [],
  ...facts,
});

/** An exchange of which one thing is given. */
export const observed = (facts: Partial<Observation> = {}): Observation => ({
  operation: 'queryInvestors',
  request: {
    method: 'POST',
    path: '/base/query?page=1&name=%E5%BC%A0+',
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from('{"query":{}}'),
  },
  reply: replyWith({}),
  failure: null,
  startedAt: 0,
  duration: 2.5,
  curl: () => 'curl',
  ...facts,
});

const decidedBy = (observations: readonly Observation[]): Decided<unknown> => ({
  check,
  outcome: { verdict: 'pass' },
  warnings: [],
  observations,
  evidence: null,
});

/** What a run with these exchanges files, some of them sent between its checks. */
export const entriesOf = (
  observations: readonly Observation[],
  between: readonly Observation[] = [],
): readonly HarEntry[] =>
  harEntries({
    target,
    startedAt: new Date('2026-07-27T02:15:03.000Z'),
    run: {
      decided: [decidedBy(observations)],
      requests: observations.length,
      duration: 1,
      learned: [learned],
      leftBehind: [],
      exchanges: [...observations, ...between],
    },
  });

/** What it files of one. */
export const entryOf = (facts: Partial<Observation> = {}): HarEntry => {
  const [entry] = entriesOf([observed(facts)]);
  if (entry === undefined) throw new Error('no entry');
  return entry;
};
