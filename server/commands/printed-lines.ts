/**
 * Cells in one line for a terminal. Callers choose these texts: characters that would steer the
 * terminal, begin a line or turn its direction around are shown as a space.
 */
export const tabbedLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => cell.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, ' ')).join('\t')}\n`;

/** Begins a CSV file: without it spreadsheet programs do not take it for UTF-8. */
export const byteOrderMark = '\uFEFF';

/** A record of CSV by RFC 4180. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * A cell that a spreadsheet program would run as a formula begins with an apostrophe instead. Where
 * people write Chinese, such programs take the wide forms of the signs for the signs.
 */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
