import type { Text } from '../../spec/language.ts';

/** Faults of the protocol, which each platform words in its own envelope (rule 5 of readings). */
export type FaultKind =
  | 'malformed'
  | 'unknown-path'
  | 'wrong-method'
  | 'too-large'
  | 'media-type'
  | 'overloaded'
  | 'server-fault';

export interface Fault<K extends string = FaultKind> {
  readonly kind: K;
  /** What exactly is wrong and where; for a fault of our own, the id to ask about. */
  readonly says: Text;
  readonly headers?: Readonly<Record<string, string>>;
}
