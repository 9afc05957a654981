/**
 * Characters that hide, reorder or control: C0 and C1 except tab and line feed, zero-width and
 * bidirectional marks, annotations, tags, the byte order mark, non-characters, lone surrogates.
 */
const INVISIBLE = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f',
    '\\u180e\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff',
    '\\u{e0000}-\\u{e007f}]|\\p{Cs}',
  ].join(''),
  'gu',
);

/**
 * The text with every invisible character written out, so that what an endpoint sends can neither
 * steer a terminal, break XML, nor pass for something else.
 */
export const visible = (text: string): string => text.replace(INVISIBLE, spelled);

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
