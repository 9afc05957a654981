import type { Check } from '../check.ts';
import type { Contract } from '../contract/contract.ts';
import { type FuzzPlan, fuzzPlan, namesFuzz } from '../fuzz/plan.ts';
import { type Decided, type Platform, type Run, runChecks } from '../run.ts';
import { selectChecks } from '../selection/select.ts';
import { defaultSeed, type Settings } from '../selection/settings.ts';
import type { Target } from '../target/target.ts';

/** A contract with all that it takes to judge an endpoint by it. */
export interface Judged {
  /** The document as generated: its validators are compiled, which saves start-up. */
  readonly contract: Contract;
  /** What a person wants of its checks; `contract` may be a document other than the shipped one. */
  readonly select: (contract: Contract, settings: Settings) => Selected;
}

/** Checks that are ready to run. */
export interface Selected {
  /** In the order they run. */
  readonly checks: readonly Check<never>[];
  /** How many there would be without a selection. */
  readonly available: number;
  /** Runs them against an endpoint of this contract's kind. */
  readonly run: (options: SelectedRun) => Promise<Run<never>>;
}

export interface SelectedRun {
  readonly target: Target;
  readonly onDecided?: (decided: Decided<never>, done: number) => void;
  readonly isEnough?: (decided: Decided<never>) => boolean;
  readonly settings?: Settings;
  readonly signal?: AbortSignal;
}

/** How one contract's endpoints are spoken to, and what is checked of them. */
export interface Parts<Session, Spoken extends Target> {
  readonly contract: Contract;
  readonly platform: Platform<Session, Spoken>;
  readonly checks: (contract: Contract) => readonly Check<Session>[];
  /** Those that make up their requests, where somebody asks for them. */
  readonly fuzz?: (contract: Contract, plan: FuzzPlan) => readonly Check<Session>[];
}

/** Keeps together what belongs together, so that nobody else need know a contract's session. */
export const joined = <Session, Spoken extends Target>({
  contract: shipped,
  platform,
  checks: checksOf,
  fuzz,
}: Parts<Session, Spoken>): Judged => ({
  contract: shipped,
  select(contract, { seed = defaultSeed, budget = null, ...selection }) {
    const isFuzzed = selection.fuzz || namesFuzz(selection.only);
    const madeUp = isFuzzed && fuzz ? fuzz(contract, fuzzPlan(seed, budget)) : [];
    const all = [...checksOf(contract), ...madeUp];
    const checks = selectChecks(all, selection, contract.register);
    return {
      checks,
      available: all.length,
      // The one cast: the schema of target files says what a target of this contract holds.
      run: ({ target, ...rest }) =>
        runChecks({ ...rest, contract, platform, checks, target: target as Spoken }),
    };
  },
});
