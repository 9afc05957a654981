import { expect, it } from 'vitest';
import { mutants, variants } from './index.ts';

const names = [...mutants, ...variants].map(({ name }) => name);

it('names every mutant and variant once, in kebab-case', () => {
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

it('has enough of both', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(90);
  expect(variants.length).toBeGreaterThanOrEqual(25);
});

it.each(['body', 'frame', 'envelope', 'lenient', 'strict', 'security', 'state', 'robustness'])(
  'has at least five mutants of the class %s',
  (type) => {
    expect(mutants.filter((mutant) => mutant.class === type).length).toBeGreaterThanOrEqual(5);
  },
);

/** All that the register calls testable by black-box HTTP. */
const reachable =
  '03 04 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 ' +
  '35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61';

it.each(reachable.split(' '))('breaks NM-R0%s somewhere', (number) => {
  const cited = new Set<string>(mutants.flatMap(({ requirements }) => requirements));

  expect(cited).toContain(`NM-R0${number}`);
});

it('cites for each variant the reading or rule that tolerates it', () => {
  expect(variants.filter(({ tolerated }) => !/^(NM-A\d\d|rule \d+)$/.test(tolerated))).toEqual([]);
});
