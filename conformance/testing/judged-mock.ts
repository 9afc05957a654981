import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePath } from '../../spec/bundles.ts';
import { type Mock, startMock } from '../../spec/mock.ts';
import { contractOf, type Role } from '../contract/role.ts';
import { judge } from '../judge.ts';
import type { Report } from '../report/report.ts';
import type { Target } from '../target/target.ts';

/** What the judge has to find on a mock, by the ids of checks. */
export interface Expected {
  /** What a mock without state cannot do. */
  readonly stateless: readonly RegExp[];
  /** Prism's own faults, as `spec/prism-faults.ts` keeps them. */
  readonly faultsOfPrism: readonly RegExp[];
}

/** A target without an address, which the mock gives it. */
type Mocked = Omit<Target, 'url' | 'contract'> & { readonly contract: Role };

/** Tests that the judge reports of a contract's mock what is wrong with it, and nothing else. */
export function describeMock(target: Mocked, expected: Expected): void {
  const { stateless, faultsOfPrism } = expected;

  describe(`the judge on the mock of ${target.contract}`, () => {
    let mock: Mock;
    let report: Report;

    beforeAll(async () => {
      mock = await startMock({ document: bundlePath(contractOf(target.contract), 'zh') });
      // Prism never answers some bodies at all.
      report = await judge({ target: { rate: 2_000, timeout: 400, ...target, url: mock.url } });
    }, 120_000);

    afterAll(() => mock.close());

    const failed = (): readonly string[] =>
      report.results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    const fits = (patterns: readonly RegExp[]) => (id: string) => patterns.some((p) => p.test(id));

    it('says that it does not conform', () => {
      expect(report.conclusion.exitCode).toBe(1);
    });

    it.each(stateless)('reports what a mock without state cannot do: %s', (pattern) => {
      expect(failed()).toContainEqual(expect.stringMatching(pattern));
    });

    it.each(faultsOfPrism)('reports the known fault of Prism: %s', (pattern) => {
      expect(failed()).toContainEqual(expect.stringMatching(pattern));
    });

    it('reports nothing else', () => {
      expect(failed().filter((id) => !fits([...stateless, ...faultsOfPrism])(id))).toEqual([]);
    });
  });
}
