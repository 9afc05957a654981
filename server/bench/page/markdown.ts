/** A table of Markdown; columns of numbers are lined up at their end. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [
    line(header),
    line(header.map((_, column) => alignment(rows.map((row) => row[column] ?? '')))),
    ...rows.map(line),
  ].join('\n');

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const alignment = (cells: readonly string[]): string =>
  cells.every((cell) => /^([≥≤<] |[+−])?(\d|–)/.test(cell)) ? '--:' : '---';

/** A number with as many digits as mean something. */
export function shown(value: number | null): string {
  if (value === null) return '–';
  if (Math.abs(value) >= 100) return grouped(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** Digits in threes from five on. */
const grouped = (value: number): string =>
  Math.abs(value) < 10_000 ? String(value) : String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
