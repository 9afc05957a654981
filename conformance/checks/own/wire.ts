import type { Schema } from '../../../spec/document.ts';
import { kindsOf, spellingOf } from '../../derive/candidate.ts';
import type { Input } from '../../platforms/own/inputs.ts';

/** A value as it goes over the wire outside of JSON: a text, or a list of them. */
export const asText = (value: unknown): string | readonly string[] =>
  Array.isArray(value) ? value.map(String) : (spellingOf(value) ?? String(value));

/** What a receiver reads who knows the schema: digits as a number where one is wanted. */
export function received(schema: Schema, text: string | readonly string[]): unknown {
  if (typeof text !== 'string') return text.map((item) => received(schema.items ?? {}, item));
  const kinds = kindsOf(schema);
  const isNumber = kinds.has('integer') || kinds.has('number');
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return kinds.has('boolean') && /^(true|false)$/.test(text) ? text === 'true' : text;
}

/** Whether a value gets through this part of a request as it is. */
export function canCarry({ place, schema }: Input, value: unknown): boolean {
  if (Array.isArray(value)) return schema.type === 'array' && value.length > 0;
  const spelled = spellingOf(value);
  if (spelled === undefined && typeof value === 'object') return false;
  const text = spelled ?? String(value);
  if (place === 'query' || place === 'form') return true;
  // Servers cut a path at these, or resolve it, before anybody reads a parameter.
  if (place === 'path') return !/^\.*$|[/\\\p{Cc}]|^\s|\s$/u.test(text);
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) && !/[;,]/.test(text);
}
