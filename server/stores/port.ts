/** What the server asks of its stores. SQLite answers today; all is async so others can follow. */

import type { Collections } from './collection-port.ts';
import type { Datasets, Row } from './dataset-port.ts';
import type { Licences } from './licence-port.ts';
import type { Users } from './user-port.ts';

export type {
  Dataset,
  Datasets,
  Filters,
  Loaded,
  Loading,
  LoadMode,
  PageQuery,
  Row,
} from './dataset-port.ts';

/**
 * An application that may call a platform, and its secret, kept sealed: PASSID and TOKEN of
 * WH-R008, appKey and appSecret of NM-R024 and NM-R025.
 */
export interface Application {
  readonly id: string;
  readonly sealedSecret: Uint8Array;
  /** Calls per second; `null` is the platform's default (WH-R043). */
  readonly rateLimit: number | null;
  readonly disabled: boolean;
  readonly createdAt: number;
}

export interface Applications {
  find(contract: string, id: string): Promise<Application | undefined>;
  list(contract: string): Promise<readonly Application[]>;
  /** False if the id is taken: it never changes hands (WH-A47). */
  add(contract: string, application: Application): Promise<boolean>;
  /** False if there is no such application. */
  change(contract: string, id: string, change: ApplicationChange): Promise<boolean>;
  /** Reads one key, so that a subscription made by another process counts at once (WH-R013). */
  isSubscribed(contract: string, id: string, service: string): Promise<boolean>;
  subscriptions(contract: string, id: string): Promise<readonly string[]>;
  subscribe(contract: string, id: string, services: readonly string[]): Promise<void>;
  unsubscribe(contract: string, id: string, services: readonly string[]): Promise<void>;
}

export type ApplicationChange = Partial<
  Pick<Application, 'sealedSecret' | 'rateLimit' | 'disabled'>
>;

/** Who may log in for an application (NM-R026). */
export interface Account {
  readonly application: string;
  readonly name: string;
}

export interface Accounts {
  has(contract: string, account: Account): Promise<boolean>;
  /** In the order of their names. */
  list(contract: string, application: string): Promise<readonly string[]>;
  /** False if it is there already. */
  add(contract: string, account: Account): Promise<boolean>;
  /** False if there is none. */
  remove(contract: string, account: Account): Promise<boolean>;
}

/** NM-R012, NM-R027: what a token stands for until its time is over. */
export interface Session {
  readonly application: string;
  readonly account: string;
  /** Unix seconds; from then on the session is dead. */
  readonly expiresAt: number;
}

/** Sessions by the digest of their token, which itself is never stored; kept beyond a restart. */
export interface Sessions {
  open(contract: string, digest: Uint8Array, session: Session): Promise<void>;
  /** The session if it is alive at that time. */
  find(contract: string, digest: Uint8Array, now: number): Promise<Session | undefined>;
  /** NM-R029: ends this one; true for exactly one of those who ask. */
  end(contract: string, digest: Uint8Array): Promise<boolean>;
  /** Ends all sessions of an application, or of one of its accounts. */
  endAll(contract: string, owner: { application: string; account?: string }): Promise<void>;
  /** Forgets up to `atMost` expired sessions and says how many there were. */
  purge(now: number, atMost: number): Promise<number>;
}

/** A case as its sender gave it (NM-R035 to NM-R048), and what the platform adds to it. */
export interface Case {
  /** NM-R043: what the sender knows it by from now on. */
  readonly acceptid: string;
  readonly application: string;
  readonly account: string;
  /** Unix seconds. */
  readonly receivedAt: number;
  /** The fields of the case itself, `caseid` among them. */
  readonly texts: Row;
}

export interface NewCase extends Case {
  /** Equal for equal content alone. */
  readonly digest: Uint8Array;
  readonly entities: readonly Row[];
}

export interface StoredCase extends Case {
  readonly entityCount: number;
}

export interface CaseQuery {
  readonly application?: string | undefined;
  /** Unix seconds; cases received before are left out. */
  readonly since?: number | undefined;
  /** The `acceptid` after which to go on. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What was received, in the order in which it was accepted. */
export interface Cases {
  /**
   * Stores the whole case, or nothing of it, and gives its `acceptid`. A case sent again has the
   * one that it was given first; `undefined` says that other content has its `caseid` (NM-A33).
   * What is resolved is on disk, and outlives a power cut.
   */
  accept(contract: string, received: NewCase): Promise<string | undefined>;
  list(contract: string, query: CaseQuery): Promise<readonly StoredCase[]>;
  find(contract: string, acceptid: string): Promise<StoredCase | undefined>;
  /** The entities of a case behind the first `after` ones, in the order of their list. */
  entities(
    contract: string,
    acceptid: string,
    place: { readonly after: number; readonly limit: number },
  ): Promise<readonly Row[]>;
}

/** WH-R031: remembers which nonces were used, beyond a restart. */
export interface Nonces {
  /** True for exactly one caller of the same pair until `until`; times are Unix seconds. */
  claim(
    application: string,
    nonce: string,
    times: { now: number; until: number },
  ): Promise<boolean>;
  /** Forgets up to `atMost` expired nonces and says how many there were. */
  purge(now: number, atMost: number): Promise<number>;
}

/** Those of a database, which a Redis may come to follow. */
export interface LastingNonces extends Nonces {
  /** Whether a nonce is remembered that is not free again. */
  remembersAny(now: number): Promise<boolean>;
}

/** WH-R043: calls of one key in the last second. */
export interface Windows {
  admit(key: string, limit: number, nowMilliseconds: number): Promise<boolean>;
}

/** Small facts about this database, as the check value of its key file. */
export interface Settings {
  get(name: string): Promise<Uint8Array | undefined>;
  set(name: string, value: Uint8Array): Promise<void>;
  /** Sets it if nobody has; false if it was there: of many who add one, all find the same. */
  add(name: string, value: Uint8Array): Promise<boolean>;
}

export interface Stores {
  readonly applications: Applications;
  readonly accounts: Accounts;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly cases: Cases;
  readonly licences: Licences;
  readonly collections: Collections;
  readonly datasets: Datasets;
  readonly nonces: Nonces;
  readonly windows: Windows;
  readonly settings: Settings;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Stores that all lie in one database. */
export interface LastingStores extends Stores {
  readonly nonces: LastingNonces;
}
