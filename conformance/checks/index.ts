import * as neimengguValidators from '../../generated/neimenggu.validators.js';
import neimengguBundle from '../../generated/neimenggu.zh.json' with { type: 'json' };
import * as shanxiValidators from '../../generated/shanxi.validators.js';
import shanxiBundle from '../../generated/shanxi.zh.json' with { type: 'json' };
import * as wuhanValidators from '../../generated/wuhan.validators.js';
import wuhanBundle from '../../generated/wuhan.zh.json' with { type: 'json' };
import type { Check } from '../check.ts';
import { type Contract, openContract } from '../contract.ts';
import { neimenggu } from '../platforms/neimenggu/index.ts';
import { shanxi } from '../platforms/shanxi/index.ts';
import { shanxiProvider } from '../platforms/shanxi-provider/index.ts';
import { wuhan } from '../platforms/wuhan/index.ts';
import type { Role } from '../role.ts';
import { type Decided, type Platform, type Run, runChecks } from '../run.ts';
import { type Selection, selectChecks } from '../select.ts';
import type { Target } from '../target.ts';
import { neimengguChecks } from './neimenggu/index.ts';
import { shanxiChecks } from './shanxi/index.ts';
import { providerChecks } from './shanxi-provider/index.ts';
import { wuhanChecks } from './wuhan/index.ts';

/** A contract with all that it takes to judge an endpoint by it. */
export interface Judged {
  /** The document as generated: its validators are compiled, which saves start-up. */
  readonly contract: Contract;
  /** What a person wants of its checks; `contract` may be a document other than the shipped one. */
  readonly select: (contract: Contract, selection: Selection) => Selected;
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
}

/** How one contract's endpoints are spoken to, and what is checked of them. */
interface Parts<Session, Spoken extends Target> {
  readonly contract: Contract;
  readonly platform: Platform<Session, Spoken>;
  readonly checks: (contract: Contract) => readonly Check<Session>[];
}

/** Everything that can be judged. */
export const judged: Readonly<Record<Role, () => Judged>> = {
  wuhan: () =>
    joined({
      contract: openContract('wuhan', wuhanBundle, wuhanValidators),
      platform: wuhan,
      checks: wuhanChecks,
    }),
  neimenggu: () =>
    joined({
      contract: openContract('neimenggu', neimengguBundle, neimengguValidators),
      platform: neimenggu,
      checks: neimengguChecks,
    }),
  shanxi: () =>
    joined({
      contract: openContract('shanxi', shanxiBundle, shanxiValidators),
      platform: shanxi,
      checks: shanxiChecks,
    }),
  'shanxi-provider': () =>
    joined({
      contract: openContract('shanxi-provider', shanxiBundle, shanxiValidators),
      platform: shanxiProvider,
      checks: providerChecks,
    }),
};

/** Keeps together what belongs together, so that nobody else need know a contract's session. */
const joined = <Session, Spoken extends Target>({
  contract: shipped,
  platform,
  checks: checksOf,
}: Parts<Session, Spoken>): Judged => ({
  contract: shipped,
  select(contract, selection) {
    const all = checksOf(contract);
    const checks = selectChecks(all, selection);
    return {
      checks,
      available: all.length,
      // The one cast: the schema of target files says what a target of this contract holds.
      run: ({ target, ...rest }) =>
        runChecks({ ...rest, contract, platform, checks, target: target as Spoken }),
    };
  },
});
