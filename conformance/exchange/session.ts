import type { Text } from '../../spec/language.ts';
import type { Contract } from '../contract/contract.ts';
import type { Target } from '../target/target.ts';
import type { Observation } from './observation.ts';
import type { Recorder, Recording } from './recorder.ts';

/** What a check is given, whatever the contract; how to call is added by its platform. */
export interface Session<Spoken extends Target = Target> {
  readonly target: Spoken;
  readonly contract: Contract;
  /** Names a tolerated variant that was seen. */
  readonly warn: (reading: string, says: Text, at?: string) => void;
  /** Every exchange of the run so far, of all checks. */
  readonly all: readonly Observation[];
  /** Those of this check, in the order of their replies. */
  readonly own: readonly Observation[];
}

/** The session of one check, as far as it is the same for every contract. */
export const openSession = <Spoken extends Target>(
  target: Spoken,
  { contract, all }: Recording,
  { warn, observations }: Recorder,
): Session<Spoken> => ({
  target,
  contract,
  warn: (reading, says, at) => warn({ reading, says, at: at ?? null }),
  all,
  own: observations,
});
