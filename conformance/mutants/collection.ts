import type { ContractId } from '../../generated/requirements.ts';
import { applicationsOf, type Target } from '../target.ts';
import type { Mutant, Surroundings, Variant } from './mutant.ts';
import { type Surround, startMutantProxy } from './proxy.ts';
import { type Scored, score } from './score.ts';

/** The mutants and variants of one contract, and what their deviations may use. */
export interface Definition<Application, Around extends Surroundings> {
  readonly contract: ContractId;
  readonly mutants: readonly Mutant<Around>[];
  readonly variants: readonly Variant<Around>[];
  /** Takes the applications of the target, the one under test first. */
  readonly surround: (applications: readonly Application[]) => Surround<Around>;
}

/** One contract as the score sees it: what its deviations use stays its own business. */
export interface Collection {
  readonly contract: ContractId;
  /** How many legal variants there are. */
  readonly variants: number;
  /** Judges everything once, through a proxy of its own before the target. */
  readonly score: (target: Target, onProgress?: (name: string) => void) => Promise<Scored>;
}

export function collectionOf<Application, Around extends Surroundings>({
  contract,
  mutants,
  variants,
  surround,
}: Definition<Application, Around>): Collection {
  return {
    contract,
    variants: variants.length,
    async score(target, onProgress = () => undefined) {
      // The one cast: the schema of target files says what an application of each contract is.
      const applications = applicationsOf(target as Target<Application>);
      const proxy = await startMutantProxy({
        origin: target.url,
        surround: surround(applications),
      });
      const scored = await score({ target, proxy, mutants, variants, onProgress });
      await proxy.close();
      return scored;
    },
  };
}
