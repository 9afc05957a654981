import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Compilable } from '../sql/connection.ts';
import type { Done, Statement, Step } from '../sql/script.ts';
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

/**
 * Runs a statement over a connection, or over whichever of a pool is free. The driver's queries
 * hold on to each other until memory is collected as a whole: values and rows that stayed with
 * them would be moved by every small collection before that.
 */
export async function done(place: Pool | PoolClient, step: Step): Promise<Done> {
  // Every statement that comes here was made by `named`.
  const { name, text } = step.statement as Named<unknown>;
  const values = step.values.map(storable);
  const result = await place.query<object>({ name, text, values });
  const { rows, rowCount } = result;
  values.length = 0;
  result.rows = [];
  return { rows, changes: rowCount ?? 0 };
}
