/** Characters of a name that are kept. */
const longest = 255;

/**
 * What a caller called a file, for people to read: the last part of a path, without characters
 * that steer a terminal or turn its direction around; `null` if nothing is left. No file of ours
 * ever has this name.
 */
export function fileNameIn(given: string): string | null {
  const [last = ''] = given.split(/[/\\]/).slice(-1);
  const shown = last.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, ' ').toWellFormed();
  const name = [...shown.trim()].slice(0, longest).join('');
  return name === '' || name === '.' || name === '..' ? null : name;
}
