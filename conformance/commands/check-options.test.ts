import { expect, it } from 'vitest';
import { assertFitting } from './check-options.ts';

it.each<readonly [string, readonly string[]]>([
  ['all', ['targets', 'report']],
  ['all', []],
  ['wuhan', ['target', 'report', 'only', 'clause', 'contract']],
])('check %s takes %j', (contract, given) => {
  expect(() => assertFitting(contract, given)).not.toThrow();
});

it.each(['target', 'contract', 'only', 'clause'])('check all does not take --%s', (option) => {
  expect(() => assertFitting('all', ['report', option])).toThrow(
    `--targets and --report; --${option} is for`,
  );
});

it('a single contract does not take a folder of targets', () => {
  expect(() => assertFitting('wuhan', ['targets'])).toThrow(
    '`check wuhan` takes one file with --target',
  );
});
