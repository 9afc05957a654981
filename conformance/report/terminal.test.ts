import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Report } from './report.ts';
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

  it('uses colours only when asked, and says the same with them', () => {
    const coloured = terminal(sample, { language: 'en', colour: true });

    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(plain(sample));
  });

  it('lets no endpoint steer the terminal', () => {
    const [first] = sample.results;
    const title = { zh: '清屏\u001b[2J', en: 'clear\u001b[2J' };
    const results = first ? [{ ...first, title, verdict: 'fail' as const }] : [];

    expect(plain({ ...sample, results })).toContain('clear␛[2J');
  });
});
