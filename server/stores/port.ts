/** What the server asks of its stores. SQLite answers today; all is async so others can follow. */

/** An application that may call a platform: PASSID and TOKEN of WH-R008, kept sealed. */
export interface Application {
  readonly passid: string;
  readonly sealedToken: Uint8Array;
  /** Calls per second; `null` is the platform's default (WH-R043). */
  readonly rateLimit: number | null;
  readonly disabled: boolean;
  readonly createdAt: number;
}

export interface Applications {
  find(contract: string, passid: string): Promise<Application | undefined>;
  list(contract: string): Promise<readonly Application[]>;
  /** False if the PASSID is taken: a PASSID never changes hands (WH-A47). */
  add(contract: string, application: Application): Promise<boolean>;
  /** False if there is no such application. */
  change(contract: string, passid: string, change: ApplicationChange): Promise<boolean>;
  /** Reads one key, so that a subscription made by another process counts at once (WH-R013). */
  isSubscribed(contract: string, passid: string, service: string): Promise<boolean>;
  subscriptions(contract: string, passid: string): Promise<readonly string[]>;
  subscribe(contract: string, passid: string, services: readonly string[]): Promise<void>;
  unsubscribe(contract: string, passid: string, services: readonly string[]): Promise<void>;
}

export type ApplicationChange = Partial<
  Pick<Application, 'sealedToken' | 'rateLimit' | 'disabled'>
>;

/** A table of rows as a data service publishes it; its fields are the columns, in their order. */
export interface Dataset {
  readonly contract: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** Fields that a query may filter by; each has an index. */
  readonly filters: readonly string[];
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
  page(dataset: Dataset, query: PageQuery): Promise<readonly Row[]>;
  count(dataset: Dataset): Promise<number>;
  /** Opens the one transaction in which rows are loaded; until `commit` nobody sees them. */
  load(dataset: Dataset, mode: LoadMode): Promise<Loading>;
}

export type LoadMode = 'append' | 'replace';

export interface Loading {
  add(row: Row): void;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** WH-R031: remembers which nonces were used, beyond a restart. */
export interface Nonces {
  /** True for exactly one caller of the same pair until `until`; times are Unix seconds. */
  claim(passid: string, nonce: string, times: { now: number; until: number }): Promise<boolean>;
  /** Forgets up to `atMost` expired nonces and says how many there were. */
  purge(now: number, atMost: number): Promise<number>;
}

/** WH-R043: calls of one key in the last second. */
export interface Windows {
  admit(key: string, limit: number, nowMilliseconds: number): Promise<boolean>;
}

/** Small facts about this database, as the check value of its key file. */
export interface Settings {
  get(name: string): Promise<Uint8Array | undefined>;
  set(name: string, value: Uint8Array): Promise<void>;
}

export interface Stores {
  readonly applications: Applications;
  readonly datasets: Datasets;
  readonly nonces: Nonces;
  readonly windows: Windows;
  readonly settings: Settings;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
