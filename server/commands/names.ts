import { UsageError } from '../../spec/usage-error.ts';

/** For commands whose arguments depend on the contract: exactly the wanted ones must be there. */
export function demandNames(given: readonly string[], wanted: readonly string[]): void {
  const missing = wanted[given.length];
  if (missing !== undefined) {
    throw new UsageError({ zh: `缺少参数：${missing}`, en: `missing argument: ${missing}` });
  }
  const surplus = given[wanted.length];
  if (surplus !== undefined) {
    throw new UsageError({ zh: `参数过多：${surplus}`, en: `too many arguments: ${surplus}` });
  }
}
