/**
 * What is to happen within one transaction, written once for engines that answer at once and for
 * those that answer later: a generator yields each statement and is given what it came to.
 */

/** A prepared query; only the engine that made it can look inside. */
export interface Statement<Row> {
  readonly text: string;
  /** Never there: it tells statements of one kind of row from those of another. */
  readonly row?: Row;
}

export type Values = readonly unknown[];

export interface Step {
  readonly statement: Statement<unknown>;
  readonly values: Values;
}

/** What a statement came to. */
export interface Done {
  readonly rows: readonly unknown[];
  /** How many rows it inserted, changed or deleted. */
  readonly changes: number;
}

export type Script<Output> = Generator<Step, Output, Done>;

/** The rows that a statement gives. */
export function* rowsOf<Row>(statement: Statement<Row>, values: Values): Script<readonly Row[]> {
  const { rows } = yield { statement, values };
  // The statement was prepared for rows of this kind.
  return rows as readonly Row[];
}

/** The first of them. */
export function* rowOf<Row>(statement: Statement<Row>, values: Values): Script<Row | undefined> {
  return (yield* rowsOf(statement, values))[0];
}

/** How many rows a statement inserted, changed or deleted. */
export function* changesOf(statement: Statement<unknown>, values: Values): Script<number> {
  return (yield { statement, values }).changes;
}
