import { faultsOf, type Sent, type Told } from './case-rules.ts';

/** Parts of what an endpoint does that is wrong about cases. */

/** An endpoint that tells faults in another way. */
export const telling = (change: (told: readonly Told[], one: Sent) => readonly Told[]) => ({
  faultsOf: (one: Sent) => change(faultsOf(one), one),
});

/** An endpoint that looks at something else than what was sent. */
export const reading = (change: (one: Sent) => Sent) => ({
  faultsOf: (one: Sent) => faultsOf(change(one)),
});

/** A case whose list is another one. */
export const ofList = (one: Sent, change: (list: readonly Sent[]) => unknown): Sent =>
  Array.isArray(one['penaltylist']) ? { ...one, penaltylist: change(one['penaltylist']) } : one;

/** An answer of one error. */
export const coded = (errorCode: string): readonly Told[] => [{ errorCode, message: 'wrong' }];
