/** What the server asks of the tables that only the contracts know: the rows of their datasets. */

/** A table of rows as a contract publishes it; its fields are the columns, in their order. */
export interface Dataset {
  readonly contract: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** Fields that a query may filter by; each has an index. */
  readonly filters: readonly string[];
  /** The field that tells one row from every other, where there is one. */
  readonly key?: string;
}

export type Row = Readonly<Record<string, string>>;

/** Exact values, all of which a row must have (WH-A41). */
export type Filters = readonly (readonly [field: string, value: string])[];

export interface PageQuery {
  readonly filters: Filters;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export interface Datasets {
  /** Makes or widens the table, so that a service added to the document needs no migration. */
  ensure(dataset: Dataset): Promise<void>;
  /** Without filters the last page costs what the first costs (SX-A31). */
  page(dataset: Dataset, query: PageQuery): Promise<readonly Row[]>;
  /** Exact, whatever the number of rows, without counting them (SX-A28). */
  count(dataset: Dataset): Promise<number>;
  /** The row with this key; only a dataset with a key can be asked. */
  find(dataset: Dataset, key: string): Promise<Row | undefined>;
  has(dataset: Dataset, key: string): Promise<boolean>;
  /**
   * Opens what takes in rows; until `commit` nobody sees them. Without a key, and where all rows
   * are replaced, they are committed at once. With a key they are merged: a row whose key is there
   * changes in its place, the others follow behind the last, in the order of their keys (SX-A31).
   */
  load(dataset: Dataset, mode: LoadMode): Promise<Loading>;
}

export type LoadMode = 'append' | 'replace';

export interface Loading {
  /** Gives the line of the earlier row that has the same key; the row is then not taken. */
  add(row: Row, line?: number): number | undefined;
  /**
   * Rows with keys come in many short transactions, so that others can write in between. If this
   * ends half-way, loading the same rows again does what is left.
   */
  commit(onStored?: (rows: number) => void): Promise<Loaded>;
  rollback(): Promise<void>;
}

/** What became of the rows that were loaded; without a key all of them are new. */
export interface Loaded {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}
