import { describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { judged } from '../checks/all.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import type { Decided } from '../run.ts';
import { buildReport } from './build.ts';

const secret = '0123456789abcdef0123456789ABCDEF';
const learned = 'a-session-token-of-this-run';
const { contract } = judged.wuhan();
const target: WuhanTarget = {
  contract: 'wuhan',
  url: 'http://127.0.0.1:8931',
  application: { passid: 'tester', token: secret },
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
const decided: Decided<unknown> = {
  check,
  outcome: { verdict: 'warn' },
  warnings: [{ reading: 'WH-A15', says: { zh: learned, en: `saw ${learned}` }, at: null }],
  observations: [],
  evidence: null,
};

/** The report of a run with this one check. */
const reportOf = (only: Decided<unknown>) =>
  buildReport({
    contract,
    target,
    version: '0.1.0',
    startedAt: new Date(0),
    total: 1,
    run: {
      decided: [only],
      requests: 1,
      duration: 1,
      learned: [learned],
      leftBehind: [{ operation: 'receiveCaseinfo', name: 'caseid', value: `QIYUE-TEST-${secret}` }],
    },
  });

const report = reportOf(decided);

describe('buildReport', () => {
  it('makes the deviation profile out of the warnings', () => {
    expect(report.profile).toEqual([
      {
        reading: 'WH-A15',
        says: { zh: '******', en: 'saw ******' },
        operations: ['queryInvestors'],
        checks: ['wuhan.sample.check'],
      },
    ]);
  });

  it('tells what the endpoint has kept', () => {
    expect(report.leftBehind).toEqual([
      { operation: 'receiveCaseinfo', name: 'caseid', value: 'QIYUE-TEST-******' },
    ]);
  });

  it('shows neither a secret of the target file nor one of the run', () => {
    const text = JSON.stringify(report);

    expect([secret, learned].filter((one) => text.includes(one))).toEqual([]);
  });

  it.each([
    [{}, 'An error of the judge itself, which says nothing of the endpoint: why'],
    [
      { says: { zh: '模式', en: 'api.yaml:12: the pattern' } },
      'This could not be decided, which says nothing of the endpoint: api.yaml:12: the pattern',
    ],
  ])('says whose fault it was that a check broke off', (rest, reason) => {
    const outcome = { verdict: 'error', message: 'why', ...rest } as const;

    expect(reportOf({ ...decided, outcome }).results[0]?.reason?.en).toBe(reason);
  });
});
