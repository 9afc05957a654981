import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../result.ts';
import { junit } from './junit.ts';
import type { Report } from './report.ts';
import { conformingSample, sample, unfinishedSample } from './sample.ts';
import { annotated } from './testing/annotated.ts';

const xml = junit(sample, 'en');
const tags = (name: string): number => xml.split(`<${name} `).length - 1;
const caseOf = (id: string, text = xml): string =>
  text.split('<testcase ').find((part) => part.startsWith(`name="${id} `)) ?? '';

const withFirst = (change: Partial<CheckResult>): Report => ({
  ...sample,
  results: sample.results.map((check, index) => (index === 0 ? { ...check, ...change } : check)),
});

describe('junit', () => {
  it('has one suite per clause, in the order of the document', () => {
    const names = [...xml.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name);

    expect(names).toEqual([
      '5.2 Creating an application',
      '5.4 Calling the interface',
      'A.1 Result codes',
    ]);
  });

  it('has every check once', () => {
    expect(tags('testcase')).toBe(sample.results.length);
  });

  it('counts failures, errors and what was not judged', () => {
    expect(xml).toContain('tests="15" failures="2" errors="1" skipped="5"');
    expect([tags('failure'), tags('error'), tags('skipped')]).toEqual([2, 1, 5]);
  });

  it('does not turn a build red for a wish that is not met', () => {
    const wish = sample.results.find((r) => r.verdict === 'fail' && r.severity !== 'must');

    expect(caseOf(wish?.id ?? '')).toContain('<skipped');
  });

  it('skips a failure that is waived, with the reason of the waiver', () => {
    expect(caseOf('wuhan.rows.credit-code-is-text', junit(annotated, 'en'))).toContain(
      '<skipped message="Waiver of wuhan.rows.credit-code-is-text (active): active | reason;',
    );
  });

  it('fails what an expired waiver covers as if there were none', () => {
    const must = {
      ...annotated,
      results: annotated.results.map((check) => ({ ...check, severity: 'must' as const })),
    };

    expect(caseOf('wuhan.failure.says-what-is-wrong', junit(must, 'en'))).toContain('<failure');
  });

  it('fails stale and expired waivers in a suite of their own', () => {
    const suite = junit(annotated, 'en').split('<testsuite ').at(-1) ?? '';

    expect(suite).toMatch(/^name="expired and stale waivers" tests="2" failures="2"/);
    expect(suite).toContain('<testcase name="WH-R043" classname="wuhan.waivers"');
    expect(suite).toContain('message="Waiver of WH-R043 (stale): stale | reason;');
  });

  it('fails an unfinished run in a suite of its own, with what stood in the way', () => {
    const suites = junit(unfinishedSample, 'en').split('<testsuite ');
    const suite = suites.at(-1) ?? '';

    expect(suite).toMatch(/^name="verdict" tests="1" failures="0" errors="1" skipped="0"/);
    expect(suite).toContain('<testcase name="未完成 (incomplete)" classname="wuhan.verdict"');
    expect(suite).toMatch(/<error message="incomplete: [^"]*wuhan\.nonce[^"]*" type="incomplete"/);
  });

  it.each([sample, conformingSample])('has no such suite for a run with a verdict (%#)', (one) => {
    expect(junit(one, 'en')).not.toContain('.verdict"');
  });

  it.each([annotated, unfinishedSample])(
    'counts in the whole what its suites count (%#)',
    (report) => {
      const [whole, ...parts] = [
        ...junit(report, 'en').matchAll(
          /tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/g,
        ),
      ].map(([, ...counts]) => counts.map(Number));
      const sum = (index: number): number => parts.reduce((all, one) => all + (one[index] ?? 0), 0);

      expect(whole).toEqual([0, 1, 2, 3].map(sum));
    },
  );

  it('names a finding as `qiyue replay` knows it', () => {
    const { finding } = sample.results.find(({ id }) => id.includes('credit-code')) ?? {};

    expect(caseOf('wuhan.rows.credit-code-is-text')).toContain(`Finding: ${finding}\n`);
  });

  it('says expected, actual, place and how to reproduce', () => {
    const failure = caseOf('wuhan.rows.credit-code-is-text');

    expect(failure).toContain('Expected: a string');
    expect(failure).toContain('Actual: the integer 91429999');
    expect(failure).toContain('At: /data/data/1/UNISCID');
    expect(failure).toContain('Reproduce: T=$(date');
  });

  it('names what blocks a blocked check', () => {
    expect(caseOf('wuhan.nonce.race-of-one-nonce')).toContain('(wuhan.nonce.refuses-a-replay)');
  });

  it('keeps a warning as output of a passing case', () => {
    const warned = caseOf('wuhan.reply.code-is-an-integer');

    expect(warned).toContain('WH-A15 the result code is written as a string /errcode');
    expect(warned).not.toContain('<failure');
  });

  it('lists what no check reaches, with the reason', () => {
    expect(xml).toContain('WH-R007 out of reach: happens inside the portal');
  });

  it('keeps the deviation profile as properties of the first suite', () => {
    const [, first = '', ...others] = xml.split('<testsuite ');

    expect(first).toContain(
      '<property name="profile WH-A15" value="the result code is written as a string — queryInvestors"/>',
    );
    expect(others.join('')).not.toContain('<propert');
  });

  it('names every record that the endpoint has kept', () => {
    const kept = [...xml.matchAll(/"leftBehind receiveCaseinfo caseid" value="([^"]+)"/g)];

    expect(kept.map(([, value]) => value)).toEqual(sample.leftBehind.map(({ value }) => value));
  });

  it('has no properties when there is nothing to say in them', () => {
    expect(junit(conformingSample, 'en')).not.toContain('<propert');
  });

  it('speaks Chinese when asked', () => {
    expect(junit(sample, 'zh')).toContain('应为: 字符串');
  });

  it('keeps checks that belong to no clause', () => {
    expect(junit(withFirst({ requirements: ['XX-R999'] }), 'en')).toContain('belongs to no clause');
  });

  it('escapes markup, quotes, line breaks and characters that XML forbids', () => {
    const title = { zh: '', en: '<a b="c">&]]>\n\u0000\u001b\ufffe' };

    const hostile = junit(withFirst({ title }), 'en');

    expect(hostile).toContain('&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;&#10;␀␛⟨U+FFFE⟩"');
  });
});
