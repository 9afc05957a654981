/** What became of a call, as its caller saw it. */
export type Outcome =
  /** Answered as it should be. */
  | 'right'
  /** Refused, or failed, in the envelope of its contract. */
  | 'refused'
  /** No reply, or none that the contract knows. */
  | 'silent';

/** A call that is over. */
export interface Entry {
  /** Milliseconds of a clock that nothing steps. */
  readonly at: number;
  /** Which part of the steady client made it. */
  readonly strand: string;
  readonly outcome: Outcome;
}

export type Counts = Readonly<Record<Outcome, number>>;

/** How often each came of the calls. */
export function countsOf(entries: readonly Entry[]): Counts {
  const counts = { right: 0, refused: 0, silent: 0 };
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
}

/**
 * Seconds from that moment to the last call that went wrong; 0 if all went right. `undefined` as
 * long as a strand has had no right answer since its last wrong one.
 */
export function secondsUntilRight(
  entries: readonly Entry[],
  { since, strands }: { readonly since: number; readonly strands: readonly string[] },
): number | undefined {
  const watched = entries.filter(({ strand }) => strands.includes(strand));
  const lastWrong = watched.findLast(({ outcome }) => outcome !== 'right')?.at ?? since;
  const end = Math.max(lastWrong, since);
  const isRight = (name: string) =>
    watched.some(({ at, strand, outcome }) => strand === name && outcome === 'right' && at > end);
  return strands.every(isRight) ? (end - since) / 1_000 : undefined;
}
