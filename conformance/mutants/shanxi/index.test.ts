import { expect, it } from 'vitest';
import { mutants, variants } from './index.ts';

const names = [...mutants, ...variants].map(({ name }) => name);

it('names every mutant and variant once, in kebab-case', () => {
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

it('has enough of both', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(110);
  expect(variants.length).toBeGreaterThanOrEqual(40);
});

it.each(['body', 'frame', 'envelope', 'lenient', 'strict', 'security', 'state', 'robustness'])(
  'has at least twelve mutants of the class %s',
  (type) => {
    expect(mutants.filter((mutant) => mutant.class === type).length).toBeGreaterThanOrEqual(12);
  },
);

/** All that the register calls testable by black-box HTTP at the platform. */
const reachable =
  '04 06 07 08 24 25 26 27 28 29 30 32 33 34 35 36 38 39 40 41 42 43 44 45 50 52 53 54 55 56 57 ' +
  '58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87';

it.each(reachable.split(' '))('breaks SX-R0%s somewhere', (number) => {
  const cited = new Set<string>(mutants.flatMap(({ requirements }) => requirements));

  expect(cited).toContain(`SX-R0${number}`);
});

it('cites for each variant the reading or rule that tolerates it', () => {
  expect(variants.filter(({ tolerated }) => !/^(SX-A\d\d|rule \d+)$/.test(tolerated))).toEqual([]);
});
