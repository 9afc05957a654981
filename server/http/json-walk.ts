import { depthLimit } from './payload.ts';

/**
 * Walks over JSON byte by byte and finds all the faults that `JSON.parse` finds, without building
 * anything: what is never used need not be in memory. Each function gives the place behind what it
 * walked over, or one of the two values below.
 */
export const notJson = -1;
export const tooDeep = -2;

const [quote, backslash, comma, colon, minus] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const [zero, nine, plus, dot, space] = [0x30, 0x39, 0x2b, 0x2e, 0x20];
const [smallE, largeE, smallU] = [0x65, 0x45, 0x75];

/** What begins with these letters is this word or no JSON. */
const words = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), Buffer.from(word)]),
);

/** Behind the blanks that JSON allows between its parts. */
export function afterBlanks(body: Buffer, start: number): number {
  let at = start;
  while (isBlank(body[at])) at += 1;
  return at;
}

const isBlank = (byte: number | undefined): boolean =>
  byte === space || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** `depth` is that of the value, if it is an object or a list. */
export function valueEnd(body: Buffer, at: number, depth: number): number {
  const byte = body[at];
  if (byte === quote) return stringEnd(body, at);
  if (byte === openObject) return objectEnd(body, at, depth);
  if (byte === openList) return listEnd(body, at, depth);
  const word = words.get(byte ?? 0);
  return word === undefined ? numberEnd(body, at) : wordEnd(body, at, word);
}

export const isObjectAt = (body: Buffer, at: number): boolean => body[at] === openObject;
export const isListAt = (body: Buffer, at: number): boolean => body[at] === openList;
export const isStringAt = (body: Buffer, at: number): boolean => body[at] === quote;

/** Walks over the value of a field for itself; the name lies from `start` up to `end`. */
export type VisitField = (start: number, end: number, value: number) => number;

export function objectEnd(body: Buffer, start: number, depth: number, visit?: VisitField): number {
  if (depth > depthLimit) return tooDeep;
  let at = afterBlanks(body, start + 1);
  if (body[at] === closeObject) return at + 1;
  for (;;) {
    const name = at;
    const nameEnd = body[name] === quote ? stringEnd(body, name) : notJson;
    if (nameEnd < 0) return nameEnd;
    at = afterBlanks(body, nameEnd);
    if (body[at] !== colon) return notJson;
    at = afterBlanks(body, at + 1);
    at = visit ? visit(name, nameEnd, at) : valueEnd(body, at, depth + 1);
    if (at < 0) return at;
    at = afterBlanks(body, at);
    if (body[at] === closeObject) return at + 1;
    if (body[at] !== comma) return notJson;
    at = afterBlanks(body, at + 1);
  }
}

/** Walks over an item of a list for itself. */
export type VisitItem = (item: number) => number;

export function listEnd(body: Buffer, start: number, depth: number, visit?: VisitItem): number {
  if (depth > depthLimit) return tooDeep;
  let at = afterBlanks(body, start + 1);
  if (body[at] === closeList) return at + 1;
  for (;;) {
    at = visit ? visit(at) : valueEnd(body, at, depth + 1);
    if (at < 0) return at;
    at = afterBlanks(body, at);
    if (body[at] === closeList) return at + 1;
    if (body[at] !== comma) return notJson;
    at = afterBlanks(body, at + 1);
  }
}

function stringEnd(body: Buffer, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === quote) return at + 1;
    if (byte < space) return notJson;
    if (byte !== backslash) continue;
    const length = escapeLength(body, at);
    if (length === 0) return notJson;
    at += length - 1;
  }
  return notJson;
}

const escapable = new Set(Buffer.from('"\\/bfnrt'));
const hexadecimal = new Set(Buffer.from('0123456789abcdefABCDEF'));

/** None if it is no escape that JSON knows. */
function escapeLength(body: Buffer, start: number): number {
  const letter = body[start + 1] ?? 0;
  if (letter !== smallU) return escapable.has(letter) ? 2 : 0;
  for (let at = start + 2; at < start + 6; at += 1) if (!hexadecimal.has(body[at] ?? 0)) return 0;
  return 6;
}

function wordEnd(body: Buffer, start: number, word: Buffer): number {
  const isWhole = word.every((byte, index) => body[start + index] === byte);
  return isWhole ? start + word.length : notJson;
}

function numberEnd(body: Buffer, start: number): number {
  const first = body[start] === minus ? start + 1 : start;
  let at = body[first] === zero ? first + 1 : digitsEnd(body, first);
  if (at >= 0 && body[at] === dot) at = digitsEnd(body, at + 1);
  if (at < 0 || (body[at] !== smallE && body[at] !== largeE)) return at;
  const isSigned = body[at + 1] === plus || body[at + 1] === minus;
  return digitsEnd(body, isSigned ? at + 2 : at + 1);
}

/** There must be one digit at least. */
function digitsEnd(body: Buffer, start: number): number {
  let at = start;
  while (isDigit(body[at])) at += 1;
  return at > start ? at : notJson;
}

const isDigit = (byte = 0): boolean => byte >= zero && byte <= nine;
