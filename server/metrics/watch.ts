/** What a server tells of its work to whoever watches it; each part of it may be absent. */
export interface Watch {
  /** A call has ended: answered, turned away, or broken off. */
  ended(call: EndedCall): void;
  /** A figure that is read whenever somebody looks. */
  level(name: Level, read: () => number): void;
}

/**
 * No word here is the caller's: contracts and operations are those of the documents, outcomes those
 * of the tables of refusals, or a status. Whoever calls cannot make new ones up.
 */
export interface EndedCall {
  /** `none` if the path belongs to no contract. */
  readonly contract: string;
  /** `none` if the contract has no such operation. */
  readonly operation: string;
  readonly outcome: string;
  /** From the arrival of the headers to the reply. */
  readonly seconds: number;
  /** Why nothing was done for the caller, who may come back later. */
  readonly shed?: Shed | undefined;
}

/** Too many were waiting already, or the last of them would have waited too long, or did. */
export type Shed = 'too-many' | 'too-long';

/** Calls that wait to be begun with, calls that are worked on, passwords that are being proved. */
export type Level = 'waiting' | 'working' | 'proofs';

/** The label of what has no name of its own. */
export const none = 'none';
