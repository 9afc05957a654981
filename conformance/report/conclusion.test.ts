import { describe, expect, it } from 'vitest';
import type { CheckResult, Severity, Verdict } from '../result.ts';
import { conclude } from './conclusion.ts';
import { conformingSample } from './sample.ts';

const [passed] = conformingSample.results;
if (!passed) throw new Error('the sample is empty');

const result = (verdict: Verdict, severity: Severity = 'must', waiver: number | null = null) =>
  ({ ...passed, verdict, severity, waiver, reason: null }) satisfies CheckResult;

const waiver = { waives: 'x', reason: 'r', owner: 'o', expires: '2026-01-01', checks: [] };

describe('a run concludes', () => {
  it.each([
    ['conforming', [result('pass')], 0],
    ['conforming', [result('pass'), result('pass'), result('skipped')], 0],
    ['conforming, with advice', [result('pass'), result('warn')], 0],
    ['conforming, with advice', [result('pass'), result('fail', 'should')], 0],
    ['conforming, with advice', [result('pass'), result('skipped'), result('skipped')], 0],
    ['conforming, with advice', [result('pass'), result('fail', 'must', 0)], 0],
    ['not conforming', [result('pass'), result('fail')], 1],
    ['incomplete', [result('pass'), result('blocked')], 3],
    ['incomplete', [result('fail', 'must', 0)], 3],
    [
      'conforming, with advice',
      [result('pass'), result('fail', 'must', 0), result('blocked', 'must', 0)],
      0,
    ],
    ['incomplete', [result('pass'), ...Array(2).fill(result('blocked', 'must', 0))], 3],
  ] as const)('%s', (word, results, exitCode) => {
    expect(conclude(results)).toMatchObject({ word: { en: word }, exitCode });
  });

  it.each(['stale', 'expired'] as const)('not conforming with a waiver that is %s', (state) => {
    expect(conclude([result('pass')], [{ ...waiver, state }])).toMatchObject({ exitCode: 1 });
  });
});
