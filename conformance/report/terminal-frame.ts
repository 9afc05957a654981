import { columns } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import type { CheckResult, Exchange } from '../result.ts';
import { type JsonLine, jsonLines, lineOf } from './json-lines.ts';
import type { Speech } from './terminal.ts';
import { visible } from './visible.ts';

/** Lines shown before and after the one that is marked, and of a body that is no JSON. */
const AROUND = 2;
const UNREAD = 3;
/** A longer line is cut: the report has it whole. */
const WIDEST = 96;

/**
 * The few lines of the reply around the value that is wrong, with a pointer sign under it; of a
 * reply that is no JSON its beginning. Empty where there is nothing to show.
 */
export function frameOf({ difference, exchanges }: CheckResult, speech: Speech): readonly string[] {
  const exchange = exchanges[difference?.exchange ?? -1];
  const lines = exchange?.reply ? jsonLines(exchange.reply.body) : [];
  if (lines === null) return unread(exchange, speech);
  const at = difference?.at ?? null;
  if (at === null || lines.length === 0) return [];
  const { index, isExact } = lineOf(lines, at);
  const from = Math.max(0, index - AROUND);
  const name = at.slice(at.lastIndexOf('/') + 1);
  return lines.slice(from, index + AROUND + 1).flatMap((line, offset) => {
    const number = from + offset + 1;
    if (number !== index + 1) return [row(String(number), cut(line.text), speech)];
    const note = isExact ? sign(line) : `${sign(line)} ${speech.say(missing(name))}`;
    return [marked(number, cut(line.text), speech), row('', speech.paint('red', note), speech)];
  });
}

function unread(exchange: Exchange | undefined, speech: Speech): readonly string[] {
  const lines = (exchange?.reply?.body ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(0, UNREAD)
    .map((line, index) => row(String(index + 1), cut(line.trimEnd()), speech));
}

const row = (number: string, text: string, { paint }: Speech): string =>
  `    ${paint('dim', `${number.padStart(7)} │`)} ${text}`;

const marked = (number: number, text: string, { paint }: Speech): string =>
  `    ${paint('red', '▸')}${paint('dim', `${String(number).padStart(6)} │`)} ${text}`;

const missing = (name: string): Text => ({
  zh: `此处没有 ${name}`,
  en: `${name} is not here`,
});

/** Carets under the value of a line, or under all of a line that has no key. */
function sign({ text }: JsonLine): string {
  const [before = ''] = /^\s*(?:"(?:[^"\\]|\\.)*": )?/.exec(text) ?? [];
  const value = text.slice(before.length).replace(/,$/, '');
  const space = columns(visible(before));
  if (space > WIDEST) return '↑';
  const width = Math.min(columns(visible(value)), WIDEST - space);
  return ' '.repeat(space) + '^'.repeat(Math.max(1, width));
}

function cut(text: string): string {
  const whole = visible(text);
  if (columns(whole) <= WIDEST) return whole;
  let width = 0;
  const letters = [...whole].filter((letter) => {
    width += columns(letter);
    return width <= WIDEST - 1;
  });
  return `${letters.join('')}…`;
}
