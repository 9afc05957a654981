import { beforeAll, describe, expect, it } from 'vitest';
import { listChecks } from './checks/all.ts';
import type { Role } from './contract/role.ts';
import { judge } from './judge.ts';
import type { CheckResult } from './result.ts';
import type { Target } from './target/target.ts';

/**
 * The same checks as tests of one's own suite: one test per check, all from a single run. A check
 * that passes with a warning passes; what is skipped or blocked shows as skipped, with its reason.
 */
export function describeContract(
  contract: Role,
  target: Target | (() => Target | Promise<Target>),
): void {
  describe(`contract ${contract}`, () => {
    const results = new Map<string, CheckResult>();

    beforeAll(async () => {
      const given = typeof target === 'function' ? await target() : target;
      const report = await judge({ target: { ...given, contract } });
      for (const result of report.results) results.set(result.id, result);
    }, 600_000);

    for (const { id, title } of listChecks({ contract })) {
      it(`${id}: ${title.en}`, ({ skip }) => {
        const result = results.get(id);
        if (result?.reason && result.verdict !== 'error') skip(result.reason.en);
        expect(result, failureText(result)).toSatisfy(hasPassed);
      });
    }
  });
}

const hasPassed = (result: CheckResult | undefined): boolean =>
  result?.verdict === 'pass' || result?.verdict === 'warn';

function failureText(result: CheckResult | undefined): string {
  const { difference, reason } = result ?? {};
  if (!difference) return reason?.en ?? 'the check was not run';
  return `expected ${difference.expected.en}, got ${difference.actual.en}`;
}
