import { describe, expect, it } from 'vitest';
import type { CheckResult, Verdict } from '../result.ts';
import { hashOf } from './attestation.ts';
import { compared, comparisonOf } from './comparison.ts';
import { comparisonLines } from './comparison-words.ts';
import type { Report } from './report.ts';
import { conformingSample } from './sample.ts';

const [passed] = conformingSample.results;
if (!passed) throw new Error('the sample is empty');

const result = (id: string, verdict: Verdict, more: Partial<CheckResult> = {}): CheckResult => ({
  ...passed,
  id,
  verdict,
  ...more,
});

/** A run with these verdicts. */
const run = (verdicts: Readonly<Record<string, Verdict>>, more: Partial<Report> = {}): Report => ({
  ...conformingSample,
  results: Object.entries(verdicts).map(([id, verdict]) => result(id, verdict)),
  ...more,
});

/** Only what has changed, by kind. */
function changesOf(later: Report, ...[first, ...more]: readonly [Report, ...Report[]]) {
  const { earlier: _, ...changes } = comparisonOf(later, [first, ...more]);
  return changes;
}

const none = { new: [], fixed: [], still: [], flaky: [], unjudged: [] };

describe('two runs', () => {
  it('tell what is new, fixed and still there', () => {
    const earlier = run({ a: 'pass', b: 'fail', c: 'fail', d: 'pass' });
    const later = run({ a: 'fail', b: 'warn', c: 'fail', d: 'pass' });

    expect(changesOf(later, earlier)).toEqual({
      new: ['a'],
      fixed: ['b'],
      still: ['c'],
      flaky: [],
      unjudged: [],
    });
  });

  it('call new what was not judged before', () => {
    expect(changesOf(run({ a: 'fail' }), run({ a: 'blocked' })).new).toEqual(['a']);
    expect(changesOf(run({ a: 'fail' }), run({})).new).toEqual(['a']);
  });

  it.each(['skipped', 'blocked', 'error'] as const)(
    'call a failure that is now %s neither fixed nor still there, but not judged again',
    (verdict) => {
      const later = run({ a: verdict, b: verdict });

      expect(changesOf(later, run({ a: 'fail', b: 'pass' }))).toEqual({ ...none, unjudged: ['a'] });
    },
  );

  it('call not judged again what a choice of checks left out', () => {
    const [later, earlier] = [run({ b: 'pass' }), run({ a: 'fail', b: 'pass', c: 'fail' })];

    expect(changesOf(later, earlier)).toEqual({ ...none, unjudged: ['a', 'c'] });
  });

  it('do not call new what is waived', () => {
    const later = { ...run({}), results: [result('a', 'fail', { waiver: 0 })] };

    expect(changesOf(later, run({ a: 'pass' }))).toEqual(none);
  });
});

describe('more than two runs', () => {
  const [bad, good] = [run({ a: 'fail' }), run({ a: 'pass' })];

  it('call flaky, and nothing else, what the earlier ones disagree on', () => {
    expect(changesOf(bad, bad, good)).toEqual({ ...none, flaky: ['a'] });
    expect(changesOf(good, good, bad)).toEqual({ ...none, flaky: ['a'] });
    expect(changesOf(run({ a: 'error' }), good, bad)).toEqual({ ...none, flaky: ['a'] });
  });

  it('are compared with the last before', () => {
    const first = run({ a: 'pass', b: 'pass' });

    expect(changesOf(run({ b: 'fail' }), first, run({ b: 'pass' })).new).toEqual(['b']);
    expect(changesOf(bad, run({}), bad)).toEqual({ ...none, still: ['a'] });
  });

  it.each([
    ['another target', { target: { url: 'http://other', name: '' } }],
    ['another plan', { plan: { ...conformingSample.plan, sha256: '0'.repeat(64) } }],
    ['another contract', { contract: { ...conformingSample.contract, sha256: '0'.repeat(64) } }],
  ])('say nothing of chance about %s', (_, more) => {
    expect(changesOf(bad, run({ a: 'fail' }, more), good)).toEqual({ ...none, new: ['a'] });
  });
});

describe('a report with a comparison', () => {
  const earlier = run({ a: 'pass' });
  const report = compared(run({ a: 'fail' }), [earlier]);

  it('names the run it is compared with', () => {
    const { startedAt, attestation } = earlier;

    expect(report.comparison?.earlier).toEqual({
      startedAt,
      resultsSha256: attestation.resultsSha256,
    });
  });

  it('attests it', () => {
    expect(report.attestation.resultsSha256).toBe(hashOf(report));
  });

  it('names what was not judged again by the title that it had before', () => {
    const later = compared(run({}), [run({ a: 'fail' })]);
    if (!later.comparison) throw new Error('nothing was compared');

    const lines = comparisonLines(later.comparison, run({ a: 'fail' }), 'zh');

    expect(lines[0]).toBe(`? 未再评测  a  ${passed.title.zh}`);
    expect(lines[1]).toMatch(/，未再评测 1$/);
  });

  it.each(['zh', 'en'] as const)('says it in words of %s', (language) => {
    if (!report.comparison) throw new Error('nothing was compared');
    const lines = comparisonLines(report.comparison, report, language);

    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(passed.title[language]);
    expect(lines[1]).toMatch(language === 'zh' ? /新出现 1/ : /new 1/);
  });
});
