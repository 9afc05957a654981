import type { AnyRole } from '../contract/role.ts';
import type { Judged } from './joined.ts';

/**
 * Everything that can be judged. A run is one of one role, and to load the checks of the others
 * would take it longer than their requests take.
 */
export const doors = {
  wuhan: async () => (await import('./wuhan/judged.ts')).judgedWuhan,
  neimenggu: async () => (await import('./neimenggu/judged.ts')).judgedNeimenggu,
  shanxi: async () => (await import('./shanxi/judged.ts')).judgedShanxi,
  'shanxi-provider': async () => (await import('./shanxi-provider/judged.ts')).judgedProvider,
  own: async () => (await import('./own/opened.ts')).ownContract,
} as const satisfies Readonly<Record<AnyRole, () => Promise<() => Judged>>>;

/** The contract of one role with its checks. Throws `UsageError` for `own` before it is named. */
export async function judgedAs(role: AnyRole): Promise<Judged> {
  const open = await doors[role]();
  return open();
}
