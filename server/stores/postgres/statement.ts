import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import type { Compilable } from '../sql/connection.ts';
import type { Statement, Step } from '../sql/script.ts';
import { storable } from './texts.ts';

/** A statement that each connection prepares when it first runs it, by this name. */
interface Named<Row> extends Statement<Row> {
  readonly name: string;
}

/** The plus that `compared` puts before a value is for SQLite alone. */
export const withoutPlus = (text: string): string => text.replaceAll(/\+(\$\d)/g, '$1');

/** Names a statement after its text, so that equal ones are prepared once. */
export function named<Row>(query: Compilable): Named<Row> {
  const text = withoutPlus(query.compile().sql);
  return { text, name: createHash('sha256').update(text).digest('base64url') };
}

/** A statement and its values as the driver takes them. */
export function preparedQuery({ statement, values }: Step): QueryConfig {
  // Every statement that comes here was made by `named`.
  const { name, text } = statement as Named<unknown>;
  return { name, text, values: values.map(storable) };
}
