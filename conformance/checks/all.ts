import type { Check } from '../check.ts';
import type { AnyRole } from '../contract/role.ts';
import type { Settings } from '../selection/settings.ts';
import type { Target } from '../target/target.ts';
import { doors } from './index.ts';
import type { Judged } from './joined.ts';

/** All roles, loaded: for whoever looks beyond one. A run had better open its own alone. */
export const judged: Readonly<Record<AnyRole, () => Judged>> = {
  wuhan: await doors.wuhan(),
  neimenggu: await doors.neimenggu(),
  shanxi: await doors.shanxi(),
  'shanxi-provider': await doors['shanxi-provider'](),
  own: await doors.own(),
};

/** The checks that would run, in their order. Throws `UsageError` for a filter without a match. */
export const listChecks = (
  { contract }: Pick<Target, 'contract'>,
  settings: Settings = {},
): readonly Check<never>[] => {
  const { contract: shipped, select } = judged[contract]();
  return select(shipped, settings).checks;
};
