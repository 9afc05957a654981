import type { ColumnDataType, ColumnDefinitionBuilder, RawBuilder } from 'kysely';

type Type = ColumnDataType | RawBuilder<unknown>;

/** What engines call differently, or lack: all that Kysely does not say for each of them. */
export interface Vocabulary {
  /** Texts that are put in order by the codes of their characters. */
  readonly text: Type;
  /** Whole numbers up to 2^53. */
  readonly whole: Type;
  readonly real: Type;
  readonly bytes: Type;
  /** A primary key that the database counts itself; no number is given twice. */
  counted(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** What ends a table whose rows are best kept in the order of their key. */
  readonly keptByKey: RawBuilder<unknown>;
  /** Keeps the rows of a table from being changed in one way. */
  refusal(action: 'update' | 'delete', table: string): readonly RawBuilder<unknown>[];
  /**
   * Lets one transaction at a time hold a name until it ends. Absent where only one transaction
   * writes at any time.
   */
  hold?(name: string): RawBuilder<unknown>;
  /** Reads rows that no other transaction may then change before this one ends. */
  exclusively<Query extends { forUpdate(): Query }>(query: Query): Query;
  /** Waits until nobody writes to a table, and lets nobody until the transaction ends. */
  still?(table: string): RawBuilder<unknown>;
  /** Whether one statement can change two tables. */
  readonly changesWithin?: true;
  /** Milliseconds between two transactions of many, so that whoever waits to write gets a turn. */
  readonly pause: number;
  /** Whether an index gives rows of one value in the order of their places, unasked. */
  readonly isPlaceInEveryIndex: boolean;
  /** The columns of a table; none if there is no such table. */
  columnsOf(table: string): RawBuilder<{ readonly name: string }>;
  indexesOf(table: string): RawBuilder<{ readonly name: string }>;
}
