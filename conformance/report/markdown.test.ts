import { describe, expect, it } from 'vitest';
import { unreached } from '../unreached.ts';
import { markdown } from './markdown.ts';
import { plain } from './markdown-text.ts';
import { conformingSample, sample, unfinishedSample } from './sample.ts';
import { annotated, withFailure } from './testing/annotated.ts';

const english = markdown(sample, 'en');
const rowsOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('|'));
const headings = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('#'));

describe('summary.md', () => {
  it('begins with the verdict in both languages', () => {
    expect(english.split('\n')[0]).toBe('# 不符合 (not conforming)');
    expect(markdown(sample, 'zh').split('\n')[0]).toBe('# 不符合 (not conforming)');
  });

  it('counts the checks by verdict', () => {
    expect(english).toContain('| fail | error | blocked | warning | skipped | pass |');
    expect(english).toContain('| 4 | 1 | 2 | 2 | 1 | 5 |');
  });

  it('has a row for each finding, the gravest first', () => {
    const findings = rowsOf(english).filter((line) => line.startsWith('| `'));

    expect(findings.map((line) => line.split('<br>')[1]?.split(' |')[0])).toEqual([
      'wuhan.nonce.refuses-a-replay',
      'wuhan.rows.credit-code-is-text',
      'wuhan.failure.says-what-is-wrong',
      'wuhan.request.wrong-method-is-refused',
    ]);
  });

  it('says of a finding its id, requirement, clause, what was expected and what came', () => {
    const { finding } = sample.results.find(({ id }) => id.includes('credit-code')) ?? {};

    expect(english).toContain(
      [
        `| \`${finding}\` | The unified social credit code is a string`,
        '<br>wuhan.rows.credit-code-is-text | WH-R016, WH-R038 | 5.4 | a string | ',
        'the integer 91429999 | must |',
      ].join(''),
    );
  });

  it('says what was not decided and why', () => {
    expect(markdown(unfinishedSample, 'en')).toContain(
      [
        '## Not decided',
        '',
        '- wuhan.service.unknown-service-is-named: the connection from this machine broke; ',
      ].join('\n'),
    );
  });

  it('says what a spent budget left out, and not what the target did not claim', () => {
    const [left, ...others] = sample.results;
    if (!left) throw new Error('the sample is empty');
    const reason = unreached.budget;
    const results = [{ ...left, verdict: 'skipped' as const, reason }, ...others];

    const text = markdown({ ...sample, results }, 'en');

    expect(text).toContain(`- ${reason.en} (1)`);
    expect(text).not.toContain('in the target file');
  });

  it('tells a reason to its end, where it says what to do', () => {
    const [error] = unfinishedSample.results.filter(({ verdict }) => verdict === 'error');
    if (!error) throw new Error('the sample has no error');
    const reason = { zh: '因', en: `${'word '.repeat(60)}Check the clock.` };

    const text = markdown({ ...unfinishedSample, results: [{ ...error, reason }] }, 'en');

    expect(text).toContain('Check the clock.');
  });

  it('says why all checks were skipped where nothing was proved', () => {
    const results = sample.results.filter(({ verdict }) => verdict === 'skipped');

    expect(markdown({ ...unfinishedSample, results }, 'zh')).toContain('## 未能判断');
  });

  it('shows waivers with reason, owner, expiry and state', () => {
    expect(markdown(annotated, 'en')).toContain(
      '| WH-R043 | stale | stale &#124; reason | Li Lei | 2026-12-31 |',
    );
  });

  it('marks a finding that is waived', () => {
    const lines = rowsOf(markdown(annotated, 'en'));

    expect(lines.filter((line) => line.endsWith('waived |'))).toHaveLength(1);
    expect(lines.find((line) => line.endsWith('waived |'))).toContain('credit-code-is-text');
  });

  it('says what has changed since an earlier run', () => {
    expect(markdown(annotated, 'en')).toContain(
      [
        '## Since the earlier run',
        '',
        '- new: 1',
        '  - wuhan.nonce.refuses-a-replay',
        '- flaky: 0',
        '- still failing: 1',
        '- fixed: 1',
        '  - wuhan.request.post-is-answered',
      ].join('\n'),
    );
  });

  it('ends with the attestation', () => {
    expect(headings(english).at(-1)).toBe('## Attestation');
    expect(english).toContain(sample.attestation.resultsSha256);
  });

  it('has no section without content', () => {
    expect(headings(markdown(conformingSample, 'en'))).toEqual([
      '# 符合 (conforming)',
      '## Attestation',
    ]);
  });

  it('speaks Chinese when asked', () => {
    expect(headings(markdown(annotated, 'zh')).slice(1)).toEqual([
      '## 发现',
      '## 未能判断',
      '## 豁免',
      '## 与先前评测的比较',
      '## 偏差画像',
      '## 留在端点的数据',
      '## 证明',
    ]);
  });

  it('stays a summary however many findings there are', () => {
    const [one] = sample.results.filter(({ verdict }) => verdict === 'fail');
    const many = { ...sample, results: one ? Array.from({ length: 53 }, () => one) : [] };

    const text = markdown(many, 'en');

    expect(rowsOf(text).filter((line) => line.startsWith('| `'))).toHaveLength(50);
    expect(text).toContain('3 more, see report.html');
  });

  it('keeps its tables whole whatever an endpoint sends', () => {
    const hostile = 'a | b\n| c |\n\n# heading <script>alert(1)</script>';
    const difference = { zh: hostile, en: hostile };
    const [, failing] = sample.results.flatMap(({ difference: found }) => found ?? []);
    const report = withFailure(
      failing ? { difference: { ...failing, actual: difference, expected: difference } } : {},
    );

    const text = markdown(report, 'en');

    expect(headings(text)).toEqual(headings(english));
    expect(rowsOf(text).map((line) => line.split(' | ').length)).toEqual(
      rowsOf(english).map((line) => line.split(' | ').length),
    );
    expect(text).not.toContain('<script');
  });
});

describe('plain', () => {
  it.each([
    ['<b>&amp;', '&#60;b&#62;&#38;amp;'],
    ['`code` *bold* _it_ ~no~', '&#96;code&#96; &#42;bold&#42; &#95;it&#95; &#126;no&#126;'],
    ['[a](http://x.y)', '&#91;a&#93;(http&#58;//x.y)'],
    ['www.x.y WWW.x', 'www&#46;x.y WWW&#46;x'],
    ['@all $x$', '&#64;all &#36;x&#36;'],
    ['back\\slash', 'back&#92;slash'],
    ['- item', '&#45; item'],
    ['a\n\tb', 'a b'],
    ['a\u202eb', 'a⟨U+202E⟩b'],
    ['结果码 0，照常给出数据 (𠮷)', '结果码 0，照常给出数据 (𠮷)'],
  ])('shows %j as it is', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('cuts by character what is too long for a cell', () => {
    expect(plain('𠮷'.repeat(201))).toBe(`${'𠮷'.repeat(200)}…`);
  });
});
