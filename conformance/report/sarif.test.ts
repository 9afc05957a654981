import { describe, expect, it } from 'vitest';
import { advisedSample, conformingSample, sample, unfinishedSample } from './sample.ts';
import { sarif } from './sarif.ts';
import { annotated } from './testing/annotated.ts';
import { faultsOf, runOf } from './testing/sarif-faults.ts';

const creditCode = 'wuhan.rows.credit-code-is-text';

describe('report.sarif', () => {
  it.each([
    ['with everything', sample],
    ['with places, waivers and a comparison', annotated],
    ['with advice only', advisedSample],
    ['where all passes', conformingSample],
    ['that proved nothing', unfinishedSample],
  ])('obeys the official schema for a run %s', (_, report) => {
    expect(faultsOf(JSON.parse(sarif(report, 'zh')))).toEqual([]);
  });

  it('is judged by a schema that refuses what is no SARIF', () => {
    const [run] = JSON.parse(sarif(sample, 'en')).runs;

    expect(faultsOf({ version: '2.1.0', runs: [{ ...run, tool: {} }] })).not.toEqual([]);
    expect(faultsOf({ version: '2.1.0', runs: [{ ...run, verdict: 1 }] })).not.toEqual([]);
  });

  it('has a rule and a result for each check that failed or warned, and no other', () => {
    const { tool, results } = runOf(sample);
    const told = sample.results.filter(({ verdict }) => ['fail', 'warn'].includes(verdict));

    expect(results.map(({ ruleId }) => ruleId)).toEqual(told.map(({ id }) => id));
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(
      told.map(({ id }) => id),
    );
  });

  it('explains a rule by its requirements and clauses, in both languages', () => {
    const rule = runOf(sample).tool.driver.rules.find(({ id }) => id === creditCode);

    expect(rule?.help.text).toBe(
      [
        'Requirement WH-R016 (clause 5.4): The service gives four fields',
        'Requirement WH-R038 (clause 5.4): Upper-case field names, masked personal names',
      ].join('\n'),
    );
    expect(rule?.properties['title']).toEqual({
      zh: '统一社会信用代码是字符串',
      en: 'The unified social credit code is a string',
    });
  });

  it('reports stale and expired waivers as notifications', () => {
    const text = sarif(annotated, 'en');

    expect(text).toContain('Waiver of WH-R043 (stale)');
    expect(text).toContain('Waiver of wuhan.failure.says-what-is-wrong (expired)');
  });

  it('calls a run that proved nothing unsuccessful', () => {
    const successes = [sample, unfinishedSample].map((report) => runOf(report)['invocations']);

    expect(successes).toMatchObject([
      [{ executionSuccessful: true, exitCode: 1 }],
      [{ executionSuccessful: false, exitCode: 3 }],
    ]);
  });

  it('speaks the language that is asked for', () => {
    expect(sarif(sample, 'zh')).toContain('应为：字符串；实为：整数 91429999');
  });

  it('says of an unfinished run what stood in the way, whether or not a check went wrong', () => {
    const blocked = unfinishedSample.results.filter(({ verdict }) => verdict === 'blocked');

    const run = runOf({ ...unfinishedSample, results: blocked });

    const text = { text: expect.stringContaining('incomplete: replays are not refused') };
    const notification = { descriptor: { id: 'verdict' }, level: 'error', message: text };
    expect(run).toMatchObject({
      invocations: [{ exitCode: 3, toolExecutionNotifications: [notification] }],
    });
  });
});
