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
    ['a lone surrogate', '\ud842', '⟨U+D842⟩'],
  ])('writes out %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves line breaks, tabs, Chinese and astral characters alone', () => {
    expect(visible('甲\n\t𠮷 ＡＢ')).toBe('甲\n\t𠮷 ＡＢ');
  });
});
