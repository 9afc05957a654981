import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Report } from './report.ts';
import { wholeSample } from './sample/whole.ts';
import { conformingSample, sample, unfinishedSample } from './sample.ts';
import { terminal } from './terminal.ts';

const plain = (report: Report, language: 'zh' | 'en' = 'en'): string =>
  terminal(report, { language, colour: false });

describe('terminal', () => {
  it('reads like this in English', () => {
    expect(plain(sample)).toMatchSnapshot();
  });

  it('reads like this in Chinese', () => {
    expect(plain(sample, 'zh')).toMatchSnapshot();
  });

  it.each([
    ['en', sample, '不符合 (not conforming)'],
    ['zh', conformingSample, '符合 (conforming)'],
    ['en', unfinishedSample, '未完成 (incomplete)'],
  ] as const)('ends with the verdict in both languages (%s)', (language, report, line) => {
    expect(plain(report, language).trimEnd().split('\n').at(-1)).toBe(line);
  });

  it('puts the root cause before the other findings', () => {
    const order = [...plain(sample).matchAll(/^✗ (\S+)/gm)].map(([, id]) => id);

    expect(order).toEqual([
      'wuhan.nonce.refuses-a-replay',
      'wuhan.rows.credit-code-is-text',
      'wuhan.failure.says-what-is-wrong',
      'wuhan.request.wrong-method-is-refused',
    ]);
  });

  it('tells a finding that goes back to another one beside it and not again', () => {
    const shown = plain(wholeSample);

    expect(shown).toContain('1 more: wuhan.request.wrong-method-is-refused');
    expect(shown).not.toContain('✗ wuhan.request.wrong-method-is-refused');
  });

  it('names the line of the contract, the nearest pass and how to try again', () => {
    const shown = plain(wholeSample);

    expect(shown).toContain('spec/wuhan/schemas/investors.yaml:37');
    expect(shown).toContain('wuhan.request.post-is-answered passes · A call by POST is answered');
    expect(shown).toContain('qiyue replay 5f229000');
  });

  it('keeps what is waived apart from the findings', () => {
    const shown = plain(wholeSample);

    expect(shown).toContain('○ wuhan.failure.says-what-is-wrong');
    expect(shown).not.toContain('✗ wuhan.failure.says-what-is-wrong');
  });

  it('tells ten findings in full and a further one on one line', () => {
    const [one] = sample.results.filter(({ verdict }) => verdict === 'fail');
    const results = Array.from({ length: 12 }, (_, index) => ({ ...one, id: `wuhan.x.${index}` }));

    const shown = plain({ ...sample, results: results as Report['results'] });

    expect(shown.match(/^✗ /gm)).toHaveLength(10);
    expect(shown.match(/^ {2}✗ wuhan.x.1[01] .* — \S/gm)).toHaveLength(2);
    expect(shown).toContain('2 more findings, in full in the report:');
  });

  it('says nothing of a profile or of records where there are none', () => {
    expect(plain(conformingSample)).not.toMatch(/Deviation profile|Left at the endpoint/);
  });

  it('names five records at most, and all when there are no more', () => {
    const shown = (length: number): string =>
      plain({ ...sample, leftBehind: sample.leftBehind.slice(0, length) });

    expect(shown(6).match(/QIYUE-TEST-\d+/g)).toHaveLength(5);
    expect(shown(6)).toContain('… and 1 more in the report');
    expect(shown(5)).not.toContain('more in the report');
  });

  it('uses colours only when asked, and says the same with them', () => {
    const coloured = terminal(sample, { language: 'en', colour: true });

    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(plain(sample));
  });

  it('lets no endpoint steer the terminal', () => {
    const [first] = sample.results;
    const title = { zh: '清屏\u001b[2J', en: 'clear\u001b[2J' };
    const results = first ? [{ ...first, title, verdict: 'fail' as const }] : [];
    const leftBehind = [{ operation: 'o', name: 'n', value: 'kept\u001b[2J' }];

    const shown = plain({ ...sample, results, leftBehind });

    expect(shown).toContain('clear␛[2J');
    expect(shown).toContain('kept␛[2J');
  });
});
