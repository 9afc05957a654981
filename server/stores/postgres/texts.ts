/**
 * PostgreSQL's texts cannot hold U+0000, which JSON can. A character that Unicode keeps for inner
 * use alone stands in its place there, so that no caller fails by it and nothing is lost.
 */

const zero = '\u0000';
const standIn = '\uFDD0';

/** A value as it can be stored. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes(zero) ? value.replaceAll(zero, standIn) : value;

/** A text as it was before it was stored. */
export const original = (text: string): string =>
  text.includes(standIn) ? text.replaceAll(standIn, zero) : text;
