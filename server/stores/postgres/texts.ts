/**
 * PostgreSQL's texts cannot hold U+0000, which JSON can. It is written with an escape character
 * that Unicode keeps for inner use alone; where a text holds that one itself, it is written twice.
 * So every text comes back as it was, whatever callers put into it.
 */

const zero = '\u0000';
const mark = '\uFDD1';
const escapedZero = '\uFDD1\uFDD0';

const toEscape = new RegExp(`[${zero}${mark}]`, 'g');
const escaped = new RegExp(`${mark}([\uFDD0\uFDD1])`, 'g');

/** A value as it can be stored. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && (value.includes(zero) || value.includes(mark))
    ? value.replaceAll(toEscape, (found) => (found === zero ? escapedZero : mark + mark))
    : value;

/** A text as it was before it was stored. */
export const original = (text: string): string =>
  text.includes(mark)
    ? text.replaceAll(escaped, (_, found: string) => (found === mark ? mark : zero))
    : text;
