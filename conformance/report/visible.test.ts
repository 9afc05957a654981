import { describe, expect, it } from 'vitest';
import { visible } from './visible.ts';

describe('visible', () => {
  it.each([
    ['an escape sequence', '\u001b[2J', '␛[2J'],
    ['a NUL', 'a\u0000b', 'a␀b'],
    ['a carriage return', 'a\rb', 'a␍b'],
    ['a delete', '\u007f', '␡'],
    ['a C1 control', '\u009b', '⟨U+009B⟩'],
    ['a zero-width space', 'a\u200bb', 'a⟨U+200B⟩b'],
    ['a right-to-left override', '\u202e', '⟨U+202E⟩'],
    ['a byte order mark', '\ufeff{}', '⟨U+FEFF⟩{}'],
    ['a mark of deprecated shaping', '\u206a', '⟨U+206A⟩'],
    ['an annotation', '\ufff9', '⟨U+FFF9⟩'],
    ['a tag', '\u{e0041}', '⟨U+E0041⟩'],
    ['a lone surrogate', '\ud842', '⟨U+D842⟩'],
  ])('writes out %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves line breaks, tabs, Chinese, its variants and astral characters alone', () => {
    const text = '甲\n\t𠮷 ＡＢ 葛\u{e0100}';

    expect(visible(text)).toBe(text);
  });
});
