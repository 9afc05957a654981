import type { Text } from '../../spec/language.ts';
import type { Dataset, Loaded } from './dataset-port.ts';

/** SX-R019: what a provider says of one enterprise; `null` where it has no grade (SX-A24). */
export interface CollectedRecord {
  readonly uniscId: string;
  readonly enterpriseName: string;
  readonly assessGrade: string | null;
}

/**
 * SX-R018, SX-R022: one run of a collection and where its records come from. A refused one has no
 * records and no digest, but a reason. All times are Unix seconds.
 */
export interface Collection {
  readonly id: string;
  readonly provider: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** What was asked for: changes since then, in Beijing time; `null` is everything. */
  readonly since: string | null;
  readonly pages: number;
  readonly records: number;
  /** SM3 of the digests of its pages, one behind the other. */
  readonly digest: Uint8Array | null;
  readonly outcome: 'stored' | 'refused';
  readonly reason: Text | null;
}

/** Who collects from a provider; nobody else does until it is released or its time is over. */
export interface Claim {
  readonly provider: string;
  /** Tells this run from every other. */
  readonly holder: string;
  /** Of the process, for a person who looks for it. */
  readonly pid: number;
  readonly claimedAt: number;
  readonly expiresAt: number;
}

export interface CollectionQuery {
  readonly provider?: string | undefined;
  /** The id after which to go on. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What was collected, in the order in which it was finished. */
export interface Collections {
  /** Opens what takes in records that nobody sees before they are stored. */
  gather(provider: string): Gathering;
  /** Keeps a refused run with its reason. */
  refuse(contract: string, refused: Collection): Promise<void>;
  list(contract: string, query: CollectionQuery): Promise<readonly Collection[]>;
  find(contract: string, id: string): Promise<Collection | undefined>;
  /** The last one of a provider that was stored. */
  lastStored(contract: string, provider: string): Promise<Collection | undefined>;
  /** The records of a collection behind the first `after` ones, as they came. */
  records(
    contract: string,
    id: string,
    place: { readonly after: number; readonly limit: number },
  ): Promise<readonly CollectedRecord[]>;
  /** Takes or renews a claim; false while another holder has one that is alive at that time. */
  claim(contract: string, claim: Claim, now: number): Promise<boolean>;
  /** Who has claimed a provider last and has not released it. */
  claimed(contract: string, provider: string): Promise<Claim | undefined>;
  /** Lets go of a claim, if it is still this holder's. */
  release(contract: string, claim: Pick<Claim, 'provider' | 'holder'>): Promise<void>;
}

/** Records on their way in. */
export interface Gathering {
  /** Gives the place, from 1, of an earlier record of the same enterprise; it is then not taken. */
  add(record: CollectedRecord): number | undefined;
  /**
   * Stores the collection with all its records, and merges them into a dataset if one is given: all
   * of it in one transaction. Nothing is stored and nothing given if the claim is lost by then.
   */
  store(contract: string, collection: Collection, terms: StoreTerms): Promise<Stored | undefined>;
  close(): void;
}

export interface StoreTerms {
  readonly holder: string;
  /** The keyed dataset that the records are published in. */
  readonly publish?: Dataset | undefined;
}

export interface Stored {
  /** What became of the published dataset, if one was given. */
  readonly merged?: Loaded;
}
