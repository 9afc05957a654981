import { expect, it } from 'vitest';
import { assertFitting } from './check-options.ts';

it.each<readonly [string, readonly string[]]>([
  ['all', ['targets', 'report', 'severity', 'profile', 'rate', 'budget', 'seed']],
  ['all', []],
  ['wuhan', ['target', 'report', 'only', 'clause', 'contract', 'waivers', 'earlier', 'watch']],
  ['wuhan', ['har', 'target', 'report', 'only']],
])('check %s takes %j', (contract, given) => {
  expect(() => assertFitting(contract, given)).not.toThrow();
});

it.each([
  ['target', '--target'],
  ['contract', '--contract'],
  ['only', '--only'],
  ['clause', '--clause'],
  ['waivers', '--waivers'],
  ['earlier', '--earlier'],
  ['dryRun', '--dry-run'],
  ['watch', '--watch'],
])('check all does not take %s', (option, flag) => {
  expect(() => assertFitting('all', ['report', option])).toThrow(
    `--targets and --report; ${flag} is for`,
  );
});

it('a single contract does not take a folder of targets', () => {
  expect(() => assertFitting('wuhan', ['targets'])).toThrow(
    '`check wuhan` takes one file with --target',
  );
});

it.each([
  [['dryRun', 'watch'], '--dry-run and --watch'],
  [['har', 'rate'], '--har and --rate'],
])('%j do not go together', (given, message) => {
  expect(() => assertFitting('wuhan', given)).toThrow(`${message} do not go together`);
});

it('what lists a plan means nothing without one', () => {
  expect(() => assertFitting('wuhan', ['verbose'])).toThrow('--verbose goes with --dry-run');
});
