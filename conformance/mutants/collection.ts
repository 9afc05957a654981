import type { Role } from '../contract/role.ts';
import type { Target } from '../target/target.ts';
import caughtBy from './caught-by.json' with { type: 'json' };
import type { Mutant, Surroundings, Variant } from './mutant.ts';
import { type Surround, startMutantProxy } from './proxy.ts';
import { type Scored, type ScoreInput, score } from './score.ts';

/** The mutants and variants of one contract, and what their deviations may use. */
export interface Definition<Spoken extends Target, Around extends Surroundings> {
  readonly contract: Role;
  readonly mutants: readonly Mutant<Around>[];
  readonly variants: readonly Variant<Around>[];
  /** Takes the target: its callers are what a deviation may call as. */
  readonly surround: (target: Spoken) => Surround<Around>;
  /** What the judge is told instead of the target, where deviations have to stand in between. */
  readonly disguise?: (target: Spoken) => Spoken;
}

type How = Pick<ScoreInput<Surroundings>, 'thorough' | 'onProgress'>;

/** One contract as the score sees it: what its deviations use stays its own business. */
export interface Collection {
  readonly contract: Role;
  /** What each mutant is called, and what it breaks. */
  readonly mutants: readonly Pick<Mutant, 'name' | 'requirements'>[];
  /** The legal variants: what they are called, and what tolerates them. */
  readonly variants: readonly Pick<Variant, 'name' | 'tolerated' | 'says'>[];
  /** Judges everything once, through a proxy of its own before the target. */
  readonly score: (target: Target, how?: How) => Promise<Scored>;
}

export function collectionOf<Spoken extends Target, Around extends Surroundings>({
  contract,
  mutants,
  variants,
  surround,
  disguise = (target) => target,
}: Definition<Spoken, Around>): Collection {
  return {
    contract,
    mutants,
    variants,
    async score(target, how = {}) {
      // The one cast: the schema of target files says what a target of each contract holds.
      const spoken = target as Spoken;
      const proxy = await startMutantProxy({ origin: target.url, surround: surround(spoken) });
      const scored = await score({
        target: disguise(spoken),
        proxy,
        mutants,
        variants,
        knownBy: caughtBy[contract],
        ...how,
      });
      await proxy.close();
      return scored;
    },
  };
}
