import { installed } from './installed.ts';
import { missing, namedBy } from './named.ts';

/** What the tests do without: which of them are skipped, and what would have them run. */
export function lacking(
  environment: Parameters<typeof missing>[0],
  find: typeof installed = installed,
): readonly string[] {
  const engines = missing(environment).map((kind) => {
    const { engine, variable } = namedBy[kind];
    return `the tests on ${engine}; install it and set QIYUE_TEST_INSTALL=1, or set ${variable}`;
  });
  const balancer = find('haproxy') === undefined ? ['the tests behind haproxy; install it'] : [];
  return [...engines, ...balancer];
}
