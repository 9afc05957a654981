import { describe, expect, it } from 'vitest';
import { both, html, inAttribute, markupOf, type Part, verbatim } from './markup.ts';

const shown = (part: Part): string => markupOf(html`${part}`);

describe('html', () => {
  it('escapes what stands in its holes', () => {
    expect(shown(`<script>alert("1" & '2')</script>`)).toBe(
      '&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;',
    );
  });

  it('keeps markup of its own', () => {
    expect(shown([html`<b>${1}</b>`, null, false, '<'])).toBe('<b>1</b>&lt;');
  });

  it('takes no value from JSON for markup', () => {
    const forged = JSON.parse('["<b>", ["<i>"]]') as Part;

    expect(shown(forged)).toBe('&lt;b&gt;&lt;i&gt;');
  });

  it('writes out invisible characters', () => {
    expect(shown('\u202e\u0000')).toBe('⟨U+202E⟩␀');
  });
});

describe('verbatim', () => {
  it('escapes but keeps what a reader must copy', () => {
    expect(markupOf(verbatim("a\u200b<'"))).toBe('a\u200b&lt;&#39;');
  });
});

describe('both', () => {
  it('marks each language', () => {
    expect(markupOf(both({ zh: '甲', en: 'a' }))).toBe(
      '<span lang="zh">甲</span><span lang="en">a</span>',
    );
  });

  it('says once what is the same', () => {
    expect(markupOf(both({ zh: 'x', en: 'x' }))).toBe('x');
    expect(inAttribute({ zh: 'x', en: 'x' })).toBe('x');
  });
});
