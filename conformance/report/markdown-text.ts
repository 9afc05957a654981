import { visible } from './visible.ts';

/** What a table cell holds at most: a summary is read at a glance. */
const cellLimit = 200;
/** A reason has to be read to its end, where it says what to do. */
const lineLimit = 1000;

/**
 * A text of an endpoint within Markdown: neither markup nor HTML, neither a link nor a mention, and
 * on one line, so that it can break no table.
 */
export const plain = (text: string): string => escaped(text, cellLimit);

/** The same for a line of its own, which may be longer. */
export const plainLine = (text: string): string => escaped(text, lineLimit);

function escaped(text: string, limit: number): string {
  const line = visible(text)
    .replace(/[\t\n ]+/g, ' ')
    .trim();
  const letters = [...line];
  const cut = letters.length > limit ? `${letters.slice(0, limit).join('')}…` : line;
  return cut
    .replace(/[&<>|\\`*_~[\]{}#@$!^]|:(?=\/\/)|(?<=www)\./gi, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^[-+=](?=\s|$)/, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A table; cells are Markdown already. Nothing without rows. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** A section under its heading; nothing without content. */
export const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])];
