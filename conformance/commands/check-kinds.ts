import type { Language } from '../../spec/language.ts';
import type { CheckAllOptions } from './check-all.ts';
import type { CheckHarOptions } from './check-har.ts';
import { assertFitting } from './check-options.ts';
import type { CheckOptions } from './check-order.ts';

/** All options of `qiyue check`, of which each kind of run has some. */
export type GivenOptions = CheckOptions &
  CheckAllOptions &
  Partial<CheckHarOptions> & {
    readonly dryRun?: boolean;
    readonly verbose?: boolean;
    readonly watch?: boolean;
  };

export interface Given {
  readonly options: GivenOptions;
  /** Names of the options that stand on the command line. */
  readonly given: readonly string[];
}

/** The kind of run that a person means: of one endpoint, a folder, or recorded traffic. */
export async function runCheck(
  contract: string,
  { options, given }: Given,
  language: Language,
): Promise<number> {
  assertFitting(contract, given);
  if (contract === 'all') {
    const { checkAllCommand } = await import('./check-all.ts');
    return checkAllCommand(options, language);
  }
  if (options.har !== undefined) {
    const { checkHarCommand } = await import('./check-har.ts');
    const { target, ...rest } = options;
    const located = given.includes('target') ? { ...rest, target } : rest;
    return checkHarCommand(contract, { ...located, har: options.har }, language);
  }
  if (options.watch) {
    const { watchCommand } = await import('./watch.ts');
    return watchCommand(contract, options, language);
  }
  const { checkCommand, dryRunCommand } = await import('./check.ts');
  if (options.dryRun) return dryRunCommand(contract, options, language);
  return checkCommand(contract, options, language);
}
