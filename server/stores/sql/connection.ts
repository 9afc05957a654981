/** What the stores ask of a database, whichever engine it runs on. */

import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import { changesOf, rowsOf, type Script, type Statement, type Values } from './script.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A query whose values are names of parameters, or any other that can be compiled. */
export interface Compilable {
  compile(): CompiledQuery;
}

/** An open database: typed SQL for what is rare, prepared statements for what every call needs. */
export interface Connection<Tables> {
  readonly sql: Kysely<Tables>;
  readonly vocabulary: Vocabulary;
  /** Prepares a query; its values come in the order in which the query names them. */
  statement<Row>(query: Compilable): Statement<Row>;
  /** Reads with a statement, outside of any script. */
  read<Row>(statement: Statement<Row>, values: Values): Promise<readonly Row[]>;
  /** The first row that it gives: what most calls need, and cheaper than a list of one. */
  readFirst<Row>(statement: Statement<Row>, values: Values): Promise<Row | undefined>;
  /** Makes a function that commits one statement and says how many rows it changed. */
  write(statement: Statement<unknown>): (values: Values) => Promise<number>;
  /**
   * Makes a function that runs a script in a transaction of its own and resolves when that is
   * committed. A script may be begun again from its start, so it keeps what it learns to itself.
   */
  commit<Input, Output>(
    script: (input: Input) => Script<Output>,
  ): (input: Input) => Promise<Output>;
  /** The same for inputs that must come one behind the other: a script takes as many as wait. */
  commitInTurn<Input, Output>(
    script: (inputs: readonly Input[]) => Script<readonly Output[]>,
  ): (input: Input) => Promise<Output>;
  /** Runs a script that only reads, and sees the database as it is at one moment. */
  snapshot<Output>(script: () => Script<Output>): Promise<Output>;
}

/**
 * Stands for a value in a query that is compiled once: the compiled query then lists the names
 * of its parameters in their order. The cast is the price of handing a name where a value goes.
 */
export const parameter = <T>(name: string): T => name as T;

/**
 * The same where a value is compared or limits. The plus hides from SQLite's planner that the
 * value may change: it would plan the query anew for each call, which takes longer than running
 * it. Engines that know no plus in front of a text leave it out.
 */
export const compared = <T>(name: string): RawBuilder<T> => sql<T>`+${name}`;

/** The parameters of a query compiled with these, in the order of its question marks. */
export const parameterNames = (query: CompiledQuery): readonly string[] =>
  query.parameters.map(String);

/** Puts named values into the order in which a query names them. */
export function inOrder(query: Compilable): (values: Readonly<Record<string, unknown>>) => Values {
  const order = parameterNames(query.compile());
  return (values) => order.map((name) => values[name]);
}

/** Reads the one row that a query finds, or `undefined`. */
export function finding<Row, Tables>(
  { statement, readFirst }: Pick<Connection<Tables>, 'statement' | 'readFirst'>,
  query: Compilable,
): (...values: Values) => Promise<Row | undefined> {
  const found = statement<Row>(query);
  return (...values) => readFirst(found, values);
}

/** A query written by hand, for what Kysely has no words. */
export const written = <Tables>(
  { sql: kysely }: Pick<Connection<Tables>, 'sql'>,
  query: RawBuilder<unknown>,
): Compilable => ({ compile: () => query.compile(kysely) });

/** Runs a query that was compiled with its values. */
export function* ran<Tables>(connection: Connection<Tables>, query: Compilable): Script<number> {
  const { parameters } = query.compile();
  return yield* changesOf(connection.statement(query), parameters);
}

/** The rows of a query that was compiled with its values. */
export function* rowsFound<Row, Tables>(
  connection: Connection<Tables>,
  query: Compilable,
): Script<readonly Row[]> {
  const { parameters } = query.compile();
  return yield* rowsOf(connection.statement<Row>(query), parameters);
}

/** Goes on when no other transaction holds this name any more; then this one does. */
export function* held<Tables>(connection: Connection<Tables>, name: string): Script<void> {
  const query = connection.vocabulary.hold?.(name);
  if (query) yield* ran(connection, written(connection, query));
}

/** Goes on when nobody writes to this table any more. */
export function* stilled<Tables>(connection: Connection<Tables>, table: string): Script<void> {
  const query = connection.vocabulary.still?.(table);
  if (query) yield* ran(connection, written(connection, query));
}

/** What a query of the vocabulary lists, as the columns of a table. */
export function* namesIn<Tables>(
  connection: Connection<Tables>,
  query: RawBuilder<{ readonly name: string }>,
): Script<readonly string[]> {
  const rows = yield* rowsFound<{ readonly name: string }, Tables>(
    connection,
    written(connection, query),
  );
  return rows.map(({ name }) => name);
}
